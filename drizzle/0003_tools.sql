CREATE TABLE "tool_definitions" (
	"tool" text NOT NULL,
	"hash" text NOT NULL,
	"definition" jsonb NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tool_definitions_tool_hash_pk" PRIMARY KEY("tool","hash")
);
--> statement-breakpoint
CREATE TABLE "tool_grants" (
	"tool" text PRIMARY KEY NOT NULL,
	"granted" boolean NOT NULL,
	"effect" text,
	"changed_by" text NOT NULL,
	"why" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tool_offers" (
	"tool" text PRIMARY KEY NOT NULL,
	"server" text NOT NULL,
	"pinned" text NOT NULL,
	"offered" text NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"gone_since" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "tools" jsonb;--> statement-breakpoint
CREATE INDEX "tool_offers_server" ON "tool_offers" USING btree ("server");
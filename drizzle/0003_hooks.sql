CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"delivery_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb,
	"state" text NOT NULL,
	"reason" text,
	"runs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joins" (
	"key" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"trigger" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "rerun_of" text;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_id" ON "deliveries" USING btree ("source","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_fingerprint" ON "deliveries" USING btree ("source","fingerprint");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("moved_at") WHERE state in ('waiting', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("source","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "joins_run" ON "joins" USING btree ("run_id");
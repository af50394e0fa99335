CREATE TABLE "counted_actions" (
	"action_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"cap" text NOT NULL,
	"key" text NOT NULL,
	"amount" bigint,
	"currency" text,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"passed_at" timestamp (3) with time zone,
	CONSTRAINT "counted_actions_action_id_cap_key_pk" PRIMARY KEY("action_id","cap","key")
);
--> statement-breakpoint
CREATE TABLE "spendings" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"workflow_id" text NOT NULL,
	"run_id" text NOT NULL,
	"reserved_micro_usd" bigint NOT NULL,
	"least_micro_usd" bigint NOT NULL,
	"settled_micro_usd" bigint,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "caps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_actions" ADD CONSTRAINT "counted_actions_action_id_executions_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."executions"("action_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_actions_key" ON "counted_actions" USING btree ("key","approved_at");--> statement-breakpoint
CREATE INDEX "spendings_day" ON "spendings" USING btree ("day");
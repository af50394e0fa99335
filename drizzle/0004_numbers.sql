CREATE TABLE "counted_days" (
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"definition" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"standing" jsonb NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "counted_days_starts_at_ends_at_pk" PRIMARY KEY("starts_at","ends_at")
);
--> statement-breakpoint
CREATE TABLE "recounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reversals" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"action_id" text NOT NULL,
	"tool" text NOT NULL,
	"recorded_by_kind" text NOT NULL,
	"recorded_by_id" text NOT NULL,
	"note_id" text,
	"reversed_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reversals_action" UNIQUE("action_id")
);
--> statement-breakpoint
DROP INDEX "reviews_resolved";--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "cost_micro_usd" bigint;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "resolved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "entered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "queue_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "agent_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "review_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "execution_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "blocked_ms" bigint;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recounts_at" ON "recounts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "reversals_run" ON "reversals" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "reversals_recorded" ON "reversals" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "events_blocked" ON "events" USING btree ("at") WHERE type = 'run.blocked';--> statement-breakpoint
CREATE INDEX "escalations_at" ON "escalations" USING btree ("escalated_at");--> statement-breakpoint
CREATE INDEX "runs_rerun_of" ON "runs" USING btree ("rerun_of") WHERE rerun_of is not null;--> statement-breakpoint
CREATE INDEX "reviews_resolved" ON "reviews" USING btree ("resolved_at","opened_at");
CREATE TABLE "incident_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"run_id" text,
	"deed" text NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" text NOT NULL,
	"to_id" text,
	"code" text,
	"note_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "incident_notes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "incident_runs" (
	"incident_id" text NOT NULL,
	"run_id" text NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "incident_runs_incident_id_run_id_pk" PRIMARY KEY("incident_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "digest_place" (
	"id" integer PRIMARY KEY NOT NULL,
	"chosen_by" text,
	"channel_id" text,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"week" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"report" jsonb NOT NULL,
	"posted_by" text,
	"posted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "mode_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"nth" integer GENERATED ALWAYS AS IDENTITY (sequence name "mode_changes_nth_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"workflow_id" text NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"reason" text NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" text NOT NULL,
	"second_id" text,
	"note_id" text,
	"evidence" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "compared_actions" (
	"run_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"tool" text NOT NULL,
	"verdict" text NOT NULL,
	"actions" jsonb NOT NULL,
	"differs" jsonb NOT NULL,
	"amount" bigint,
	"currency" text,
	CONSTRAINT "compared_actions_run_id_ordinal_pk" PRIMARY KEY("run_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"run_id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"state" text NOT NULL,
	"looks" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"looked_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"code" text,
	"words_id" text
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"file_id" text,
	"uploaded_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"code" text
);
--> statement-breakpoint
CREATE TABLE "reversals" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"action_id" text NOT NULL,
	"tool" text NOT NULL,
	"recorded_by_kind" text NOT NULL,
	"recorded_by_id" text NOT NULL,
	"reason_code" text,
	"note_id" text,
	"reversed_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reversals_action_id_unique" UNIQUE("action_id")
);
--> statement-breakpoint
CREATE TABLE "undone_checks" (
	"action_id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showings" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"review_id" text NOT NULL,
	"person_id" text,
	"surface" text NOT NULL,
	"content_id" text NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "reviews_resolved";--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "cost_micro_usd" bigint;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "retries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "settled_by" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "acknowledged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "resolved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "note_id" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "occurrences" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "last_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "showing_id" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "entered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "queue_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "agent_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "review_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "execution_ms" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "blocked_ms" bigint;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "invented_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_runs" ADD CONSTRAINT "incident_runs_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_runs" ADD CONSTRAINT "incident_runs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mode_changes" ADD CONSTRAINT "mode_changes_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compared_actions" ADD CONSTRAINT "compared_actions_run_id_observations_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."observations"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_words_id_contents_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undone_checks" ADD CONSTRAINT "undone_checks_action_id_executions_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."executions"("action_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undone_checks" ADD CONSTRAINT "undone_checks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_content_id_contents_id_fk" FOREIGN KEY ("content_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_notes_incident" ON "incident_notes" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "incident_runs_run" ON "incident_runs" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "recounts_at" ON "recounts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mode_changes_workflow" ON "mode_changes" USING btree ("workflow_id","nth");--> statement-breakpoint
CREATE UNIQUE INDEX "promotions_one_open" ON "promotions" USING btree ("workflow_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "observations_settled" ON "observations" USING btree ("workflow_id","settled_at");--> statement-breakpoint
CREATE INDEX "observations_due" ON "observations" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "reversals_recorded" ON "reversals" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "reversals_run" ON "reversals" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "undone_checks_next" ON "undone_checks" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "showings_run" ON "showings" USING btree ("run_id","review_id","shown_at");--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_showing_id_showings_id_fk" FOREIGN KEY ("showing_id") REFERENCES "public"."showings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executions_unknown" ON "executions" USING btree ("run_id") WHERE status = 'unknown';--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("workflow_id","severity","opened_at") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "incidents_resolved" ON "incidents" USING btree ("workflow_id","resolved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_repeated" ON "incidents" USING btree ("fingerprint") WHERE cause = 'repeated_failure' and status <> 'resolved';--> statement-breakpoint
CREATE INDEX "events_blocked" ON "events" USING btree ("at") WHERE type = 'run.blocked';--> statement-breakpoint
CREATE INDEX "events_demoted" ON "events" USING btree ("at") WHERE type = 'workflow.demoted';--> statement-breakpoint
CREATE INDEX "messages_incident" ON "messages" USING btree (split_part(about_id, ':', 1)) WHERE kind = 'incident';--> statement-breakpoint
CREATE INDEX "escalations_at" ON "escalations" USING btree ("escalated_at");--> statement-breakpoint
CREATE INDEX "runs_by_workflow" ON "runs" USING btree ("workflow_id","status","received_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_requester" ON "runs" USING btree ("requester_id","workflow_id","status","received_at","id");--> statement-breakpoint
CREATE INDEX "runs_rerun_of" ON "runs" USING btree ("rerun_of") WHERE rerun_of is not null;--> statement-breakpoint
CREATE INDEX "runs_blocked" ON "runs" USING btree ("workflow_id","moved_at") WHERE status = 'blocked';--> statement-breakpoint
CREATE INDEX "reviews_resolved" ON "reviews" USING btree ("resolved_at","opened_at");
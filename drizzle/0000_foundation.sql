CREATE TABLE "executions" (
	"action_id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"tool" text NOT NULL,
	"status" text NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"code" text,
	"result_id" text,
	CONSTRAINT "executions_order" UNIQUE("proposal_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"run_id" text,
	"cause" text NOT NULL,
	"code" text NOT NULL,
	"fingerprint" text NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"owner_team" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"head" text NOT NULL,
	"sealed_seq" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"chain" text NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"surface" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"prev_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "events_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"heads" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_paces" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"free_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"kind" text NOT NULL,
	"about_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"thread_of" text,
	"ts" text,
	"state" text NOT NULL,
	"wanted" integer DEFAULT 1 NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"unanswered" boolean DEFAULT false NOT NULL,
	"code" text,
	"shown_at" timestamp (3) with time zone,
	CONSTRAINT "messages_about" UNIQUE("about_id","kind")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"review_id" text,
	"proposal_id" text NOT NULL,
	"kind" text NOT NULL,
	"decider_kind" text NOT NULL,
	"decider_id" text NOT NULL,
	"reason_code" text,
	"note_id" text,
	"surface" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decisions_once" UNIQUE("review_id","proposal_id","decider_id")
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"from_review_id" text,
	"to_review_id" text NOT NULL,
	"category" text NOT NULL,
	"asked_by_kind" text NOT NULL,
	"asked_by_id" text NOT NULL,
	"note_id" text,
	"escalated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"version" integer NOT NULL,
	"author_kind" text NOT NULL,
	"author_id" text NOT NULL,
	"body_id" text NOT NULL,
	"digest" text NOT NULL,
	"workflow_version" text NOT NULL,
	"routing" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proposals_version" UNIQUE("run_id","version")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"level" integer NOT NULL,
	"team_id" text NOT NULL,
	"quorum" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"resolution" text,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"body" jsonb,
	"salt" text,
	"hash" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"workflow_version" text NOT NULL,
	"mode" text NOT NULL,
	"status" text NOT NULL,
	"trigger" text NOT NULL,
	"intake_key" text NOT NULL,
	"subject_key" text NOT NULL,
	"subject_label" text NOT NULL,
	"intake_id" text NOT NULL,
	"requester_id" text,
	"asked_in" text,
	"channel_id" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"cause" text,
	"cause_code" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"proposed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"moved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"code" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ms" integer,
	"content_id" text,
	"input_tokens" integer,
	"cached_tokens" integer,
	"output_tokens" integer,
	"cost_micro_usd" bigint,
	"price_version" text
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "team_members_team_id_person_id_pk" PRIMARY KEY("team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"user_group_id" text
);
--> statement-breakpoint
CREATE TABLE "workflow_versions" (
	"workflow_id" text NOT NULL,
	"version" text NOT NULL,
	"definition" jsonb NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workflow_versions_workflow_id_version_pk" PRIMARY KEY("workflow_id","version")
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" integer PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_result_id_contents_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_from_review_id_reviews_id_fk" FOREIGN KEY ("from_review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_to_review_id_reviews_id_fk" FOREIGN KEY ("to_review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_body_id_contents_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executions_run" ON "executions" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "incidents_run" ON "incidents" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "incidents_fingerprint" ON "incidents" USING btree ("fingerprint","opened_at");--> statement-breakpoint
CREATE INDEX "chains_unsealed" ON "chains" USING btree ("id") WHERE seq > sealed_seq;--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "messages_run" ON "messages" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("due_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "decisions_run" ON "decisions" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "escalations_run" ON "escalations" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_open" ON "reviews" USING btree ("run_id") WHERE resolution is null;--> statement-breakpoint
CREATE INDEX "reviews_run" ON "reviews" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "reviews_due" ON "reviews" USING btree ("due_at") WHERE resolution is null;--> statement-breakpoint
CREATE INDEX "contents_run" ON "contents" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_intake_key" ON "runs" USING btree ("intake_key");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_open_subject" ON "runs" USING btree ("workflow_id","subject_key") WHERE status in ('queued', 'running', 'awaiting_review', 'executing', 'blocked');--> statement-breakpoint
CREATE INDEX "runs_recent" ON "runs" USING btree ("received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "runs_moving" ON "runs" USING btree ("moved_at") WHERE status in ('queued', 'running', 'executing', 'awaiting_review');--> statement-breakpoint
CREATE INDEX "steps_run" ON "steps" USING btree ("run_id","started_at");
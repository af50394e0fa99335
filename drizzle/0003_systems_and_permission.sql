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
CREATE TABLE "asks" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text,
	"emoji" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
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
CREATE TABLE "fire_runs" (
	"fire_id" text NOT NULL,
	"run_id" text NOT NULL,
	"how" text NOT NULL,
	CONSTRAINT "fire_runs_fire_id_run_id_pk" PRIMARY KEY("fire_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "fires" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"code" text,
	"missed" integer NOT NULL,
	"fired_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text,
	"incident_id" text,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "fires_once" UNIQUE("workflow_id","name","at")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"workflow_id" text NOT NULL,
	"name" text NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"paused_by" text,
	"paused_at" timestamp (3) with time zone,
	CONSTRAINT "schedules_workflow_id_name_pk" PRIMARY KEY("workflow_id","name")
);
--> statement-breakpoint
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
ALTER TABLE "incidents" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "caps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "message_ts" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "message_thread_ts" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "tools" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "rerun_of" text;--> statement-breakpoint
ALTER TABLE "counted_actions" ADD CONSTRAINT "counted_actions_action_id_executions_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."executions"("action_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fire_runs" ADD CONSTRAINT "fire_runs_fire_id_fires_id_fk" FOREIGN KEY ("fire_id") REFERENCES "public"."fires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fire_runs" ADD CONSTRAINT "fire_runs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fires" ADD CONSTRAINT "fires_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_actions_key" ON "counted_actions" USING btree ("key","approved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "asks_key" ON "asks" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_id" ON "deliveries" USING btree ("source","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_fingerprint" ON "deliveries" USING btree ("source","fingerprint");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("moved_at") WHERE state in ('waiting', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("source","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "joins_run" ON "joins" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "spendings_day" ON "spendings" USING btree ("day");--> statement-breakpoint
CREATE INDEX "fires_due" ON "fires" USING btree ("moved_at") WHERE status = 'due';--> statement-breakpoint
CREATE INDEX "tool_offers_server" ON "tool_offers" USING btree ("server");--> statement-breakpoint
CREATE INDEX "incidents_opened" ON "incidents" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "reviews_resolved" ON "reviews" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at");
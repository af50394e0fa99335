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
ALTER TABLE "fire_runs" ADD CONSTRAINT "fire_runs_fire_id_fires_id_fk" FOREIGN KEY ("fire_id") REFERENCES "public"."fires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fire_runs" ADD CONSTRAINT "fire_runs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fires" ADD CONSTRAINT "fires_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fires_due" ON "fires" USING btree ("moved_at") WHERE status = 'due';
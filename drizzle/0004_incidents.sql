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
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_runs" (
	"incident_id" text NOT NULL,
	"run_id" text NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "incident_runs_incident_id_run_id_pk" PRIMARY KEY("incident_id","run_id")
);
--> statement-breakpoint
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
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_runs" ADD CONSTRAINT "incident_runs_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_runs" ADD CONSTRAINT "incident_runs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_notes_incident" ON "incident_notes" USING btree ("incident_id","at");--> statement-breakpoint
CREATE INDEX "incident_runs_run" ON "incident_runs" USING btree ("run_id");--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_note_id_contents_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("workflow_id","opened_at") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "incidents_resolved" ON "incidents" USING btree ("workflow_id","resolved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_repeated" ON "incidents" USING btree ("fingerprint") WHERE cause = 'repeated_failure' and status <> 'resolved';--> statement-breakpoint
CREATE INDEX "messages_incident" ON "messages" USING btree (split_part(about_id, ':', 1)) WHERE kind = 'incident';--> statement-breakpoint
CREATE INDEX "runs_blocked" ON "runs" USING btree ("workflow_id","moved_at") WHERE status = 'blocked';
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
CREATE INDEX "executions_unknown" ON "executions" USING btree ("run_id") WHERE status = 'unknown';--> statement-breakpoint
CREATE INDEX "incidents_unresolved" ON "incidents" USING btree ("workflow_id") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "runs_blocked" ON "runs" USING btree ("workflow_id") WHERE status = 'blocked';
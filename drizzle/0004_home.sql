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
ALTER TABLE "decisions" ADD COLUMN "showing_id" text;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_content_id_contents_id_fk" FOREIGN KEY ("content_id") REFERENCES "public"."contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "showings_run" ON "showings" USING btree ("run_id","review_id","shown_at");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_showing_id_showings_id_fk" FOREIGN KEY ("showing_id") REFERENCES "public"."showings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("workflow_id","severity","opened_at") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "events_demoted" ON "events" USING btree ("at") WHERE type = 'workflow.demoted';--> statement-breakpoint
CREATE INDEX "runs_by_workflow" ON "runs" USING btree ("workflow_id","status","received_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_requester" ON "runs" USING btree ("requester_id","workflow_id","status","received_at","id");
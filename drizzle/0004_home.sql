CREATE INDEX "incidents_open" ON "incidents" USING btree ("workflow_id","severity","opened_at") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "events_demoted" ON "events" USING btree ("at") WHERE type = 'workflow.demoted';--> statement-breakpoint
CREATE INDEX "runs_by_workflow" ON "runs" USING btree ("workflow_id","status","received_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_requester" ON "runs" USING btree ("requester_id","workflow_id","status","received_at","id");
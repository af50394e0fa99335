CREATE INDEX "incidents_opened" ON "incidents" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "reviews_resolved" ON "reviews" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at");
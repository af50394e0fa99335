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
ALTER TABLE "runs" ADD COLUMN "message_ts" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "message_thread_ts" text;--> statement-breakpoint
CREATE UNIQUE INDEX "asks_key" ON "asks" USING btree ("key");
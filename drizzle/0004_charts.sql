CREATE TABLE "pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"file_id" text,
	"uploaded_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"code" text
);

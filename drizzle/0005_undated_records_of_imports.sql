ALTER TABLE "imports" ADD COLUMN "dated_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undated" bigint DEFAULT 0 NOT NULL;
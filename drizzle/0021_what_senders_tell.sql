ALTER TABLE "imports" ADD COLUMN "dropped" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "client" text;--> statement-breakpoint
CREATE INDEX "call_details_response" ON "call_details" USING btree ("workspace",hashtextextended(details ->> 'responseId', 0)) WHERE details ->> 'responseId' is not null;
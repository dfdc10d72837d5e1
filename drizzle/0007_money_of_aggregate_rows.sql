ALTER TABLE "buckets" ADD COLUMN "reported_usd" numeric;--> statement-breakpoint
CREATE INDEX "buckets_reported" ON "buckets" USING btree ("workspace","start_at") WHERE reported_usd is not null;
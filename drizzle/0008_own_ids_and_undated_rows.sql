ALTER TABLE "buckets" ADD COLUMN "own_id" text;--> statement-breakpoint
CREATE TEMP TABLE "undated_before" AS
SELECT "workspace", "bucket" FROM "buckets" WHERE "start_at" < '2015-01-02 00:00:00+00'
UNION SELECT "workspace", "bucket" FROM "reported_costs" WHERE "start_at" < '2015-01-02 00:00:00+00';--> statement-breakpoint
ALTER TABLE "buckets" drop column "bucket";--> statement-breakpoint
ALTER TABLE "buckets" ADD COLUMN "bucket" uuid GENERATED ALWAYS AS (md5(case
  when own_id is not null then 'own|' || provider::text || '|' || own_id
  else 'bucket' || '|' || coalesce((extract(epoch from (start_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || coalesce((extract(epoch from (end_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || provider::text || '|' || model::text || '|' || tier_requested::text || '|' || tier_served::text || '|' || project::text || '|' || api_key::text || '|' || user_label::text || '|' || endpoint::text || '|' || workload::text || '|' || region::text || '|' || error_code::text || '|' || outcome::text
    || case when start_at < '2015-01-02 00:00:00+00'::timestamptz then '|' || coalesce(requests::text, '') || '|' || coalesce(input_total::text, '') || '|' || coalesce(input_cached::text, '') || '|' || coalesce(input_cache_write::text, '') || '|' || coalesce(input_cache_write_1h::text, '') || '|' || coalesce(output_total::text, '') || '|' || coalesce(reasoning::text, '') else '' end end)::uuid) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "reported_costs" drop column "bucket";--> statement-breakpoint
ALTER TABLE "reported_costs" ADD COLUMN "bucket" uuid GENERATED ALWAYS AS (md5('cost' || '|' || coalesce((extract(epoch from (start_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || coalesce((extract(epoch from (end_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || provider::text || '|' || model::text || '|' || tier_requested::text || '|' || tier_served::text || '|' || project::text || '|' || api_key::text || '|' || user_label::text || '|' || endpoint::text || '|' || workload::text || '|' || region::text || '|' || error_code::text
    || case when start_at < '2015-01-02 00:00:00+00'::timestamptz then '|' || coalesce(trim_scale(amount_usd)::text, '') else '' end)::uuid) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "buckets_bucket" ON "buckets" USING btree ("workspace","bucket","import_id");--> statement-breakpoint
CREATE INDEX "reported_costs_bucket" ON "reported_costs" USING btree ("workspace","bucket","import_id");--> statement-breakpoint
DELETE FROM "bucket_versions" versions USING "undated_before" before
WHERE versions."workspace" = before."workspace" AND versions."bucket" = before."bucket";--> statement-breakpoint
INSERT INTO "bucket_versions" ("workspace", "bucket", "import_id", "content", "rows")
SELECT told."workspace", told."bucket", told."import_id", md5(string_agg(told."facts", E'\n' ORDER BY told."facts" COLLATE "C"))::uuid, count(*)::int
FROM (
	SELECT "buckets"."workspace", "bucket", "import_id", ROW("requests", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "error_class")::text || coalesce(' ' || trim_scale("reported_usd")::text, '') AS "facts"
	FROM "buckets" WHERE "start_at" < '2015-01-02 00:00:00+00'
	UNION ALL
	SELECT "workspace", "bucket", "import_id", ROW(trim_scale("amount_usd"))::text
	FROM "reported_costs" WHERE "start_at" < '2015-01-02 00:00:00+00'
) told JOIN "imports" ON "imports"."workspace" = told."workspace" AND "imports"."id" = told."import_id" AND "imports"."state" = 'done'
GROUP BY told."workspace", told."bucket", told."import_id";--> statement-breakpoint
UPDATE "bucket_versions" SET "active" = true FROM (
	SELECT DISTINCT ON ("workspace", "bucket") "workspace", "bucket", "holder"
	FROM (
		SELECT "workspace", "bucket", min("import_id") AS "holder" FROM "bucket_versions"
		WHERE ("workspace", "bucket") IN (
			SELECT "workspace", "bucket" FROM "buckets" WHERE "start_at" < '2015-01-02 00:00:00+00'
			UNION SELECT "workspace", "bucket" FROM "reported_costs" WHERE "start_at" < '2015-01-02 00:00:00+00')
		GROUP BY "workspace", "bucket", "content"
	) contents
	ORDER BY "workspace", "bucket", "holder" DESC
) chosen
WHERE "bucket_versions"."workspace" = chosen."workspace" AND "bucket_versions"."bucket" = chosen."bucket" AND "bucket_versions"."import_id" = chosen."holder";--> statement-breakpoint
UPDATE "buckets" SET "active" = coalesce((
	SELECT versions."active" FROM "bucket_versions" versions
	WHERE versions."workspace" = "buckets"."workspace" AND versions."bucket" = "buckets"."bucket" AND versions."import_id" = "buckets"."import_id"), false)
WHERE "start_at" < '2015-01-02 00:00:00+00';--> statement-breakpoint
UPDATE "reported_costs" SET "active" = coalesce((
	SELECT versions."active" FROM "bucket_versions" versions
	WHERE versions."workspace" = "reported_costs"."workspace" AND versions."bucket" = "reported_costs"."bucket" AND versions."import_id" = "reported_costs"."import_id"), false)
WHERE "start_at" < '2015-01-02 00:00:00+00';--> statement-breakpoint
INSERT INTO "dirty_hours" ("workspace", "hour")
SELECT DISTINCT "workspace", date_bin('1 hour', "start_at", 'epoch') FROM "buckets" WHERE "start_at" < '2015-01-02 00:00:00+00';--> statement-breakpoint
DROP TABLE "undated_before";

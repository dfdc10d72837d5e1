CREATE TABLE "bucket_versions" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"bucket" uuid NOT NULL,
	"import_id" integer NOT NULL,
	"content" uuid NOT NULL,
	"rows" integer NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	CONSTRAINT "bucket_versions_workspace_bucket_import_id_pk" PRIMARY KEY("workspace","bucket","import_id")
);
--> statement-breakpoint
CREATE TABLE "claimed_calls" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"key" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"input_total" bigint,
	"input_cached" bigint,
	"input_cache_write" bigint,
	"input_cache_write_1h" bigint,
	"output_total" bigint,
	"reasoning" bigint,
	"import_id" integer NOT NULL,
	"source_line" integer NOT NULL,
	"provider" integer DEFAULT 0 NOT NULL,
	"model" integer DEFAULT 0 NOT NULL,
	"tier_requested" integer DEFAULT 0 NOT NULL,
	"tier_served" integer DEFAULT 0 NOT NULL,
	"project" integer DEFAULT 0 NOT NULL,
	"api_key" integer DEFAULT 0 NOT NULL,
	"endpoint" integer DEFAULT 0 NOT NULL,
	"workload" integer DEFAULT 0 NOT NULL,
	"region" integer DEFAULT 0 NOT NULL,
	"user_label" integer DEFAULT 0 NOT NULL,
	"error_code" integer DEFAULT 0 NOT NULL,
	"latency_ms" integer,
	"ttft_ms" integer,
	"outcome" smallint NOT NULL,
	"error_class" smallint,
	"http_status" smallint,
	"attempt" smallint,
	"request_id" text,
	"operation_id" text,
	CONSTRAINT "claimed_calls_workspace_key_import_id_pk" PRIMARY KEY("workspace","key","import_id")
);
--> statement-breakpoint
CREATE TABLE "reported_costs" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "reported_costs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"end_at" timestamp with time zone,
	"import_id" integer NOT NULL,
	"source_line" integer NOT NULL,
	"provider" integer DEFAULT 0 NOT NULL,
	"model" integer DEFAULT 0 NOT NULL,
	"tier_requested" integer DEFAULT 0 NOT NULL,
	"tier_served" integer DEFAULT 0 NOT NULL,
	"project" integer DEFAULT 0 NOT NULL,
	"api_key" integer DEFAULT 0 NOT NULL,
	"endpoint" integer DEFAULT 0 NOT NULL,
	"workload" integer DEFAULT 0 NOT NULL,
	"region" integer DEFAULT 0 NOT NULL,
	"user_label" integer DEFAULT 0 NOT NULL,
	"error_code" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"amount_usd" numeric NOT NULL,
	"bucket" uuid GENERATED ALWAYS AS (md5('cost' || '|' || coalesce((extract(epoch from (start_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || coalesce((extract(epoch from (end_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || provider::text || '|' || model::text || '|' || tier_requested::text || '|' || tier_served::text || '|' || project::text || '|' || api_key::text || '|' || user_label::text || '|' || endpoint::text || '|' || workload::text || '|' || region::text || '|' || error_code::text)::uuid) STORED NOT NULL,
	CONSTRAINT "reported_costs_workspace_start_at_id_pk" PRIMARY KEY("workspace","start_at","id")
);
--> statement-breakpoint
ALTER TABLE "buckets" ADD COLUMN "active" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "buckets" ADD COLUMN "bucket" uuid GENERATED ALWAYS AS (md5('bucket' || '|' || coalesce((extract(epoch from (start_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || coalesce((extract(epoch from (end_at - '1970-01-01 00:00:00+00'::timestamptz)))::text, '') || '|' || provider::text || '|' || model::text || '|' || tier_requested::text || '|' || tier_served::text || '|' || project::text || '|' || api_key::text || '|' || user_label::text || '|' || endpoint::text || '|' || workload::text || '|' || region::text || '|' || error_code::text || '|' || outcome::text)::uuid) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rejects" ADD COLUMN "cells" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "replaced" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "reject_causes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "overlaps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "holds_rows" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "bucket_versions_import" ON "bucket_versions" USING btree ("workspace","import_id");--> statement-breakpoint
CREATE INDEX "claimed_calls_import" ON "claimed_calls" USING btree ("workspace","import_id");--> statement-breakpoint
CREATE INDEX "reported_costs_bucket" ON "reported_costs" USING btree ("workspace","bucket","import_id");--> statement-breakpoint
CREATE INDEX "reported_costs_import" ON "reported_costs" USING btree ("workspace","import_id");--> statement-breakpoint
CREATE INDEX "buckets_bucket" ON "buckets" USING btree ("workspace","bucket","import_id");--> statement-breakpoint
CREATE INDEX "buckets_import" ON "buckets" USING btree ("workspace","import_id");--> statement-breakpoint
UPDATE "imports" SET "holds_rows" = "state" IN ('running', 'interrupted', 'done');--> statement-breakpoint
INSERT INTO "bucket_versions" ("workspace", "bucket", "import_id", "content", "rows")
SELECT told."workspace", told."bucket", told."import_id", md5(string_agg(told."facts", E'\n' ORDER BY told."facts" COLLATE "C"))::uuid, count(*)::int
FROM (
	SELECT "buckets"."workspace", "bucket", "import_id", ROW("requests", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "error_class")::text AS "facts"
	FROM "buckets" JOIN "imports" ON "imports"."workspace" = "buckets"."workspace" AND "imports"."id" = "buckets"."import_id" AND "imports"."state" = 'done'
) told
GROUP BY told."workspace", told."bucket", told."import_id";--> statement-breakpoint
UPDATE "bucket_versions" SET "active" = true FROM (
	SELECT DISTINCT ON ("workspace", "bucket") "workspace", "bucket", "holder"
	FROM (SELECT "workspace", "bucket", min("import_id") AS "holder" FROM "bucket_versions" GROUP BY "workspace", "bucket", "content") contents
	ORDER BY "workspace", "bucket", "holder" DESC
) chosen
WHERE "bucket_versions"."workspace" = chosen."workspace" AND "bucket_versions"."bucket" = chosen."bucket" AND "bucket_versions"."import_id" = chosen."holder";--> statement-breakpoint
UPDATE "buckets" SET "active" = true FROM "bucket_versions" versions
WHERE versions."active" AND versions."workspace" = "buckets"."workspace" AND versions."bucket" = "buckets"."bucket" AND versions."import_id" = "buckets"."import_id";--> statement-breakpoint
INSERT INTO "dirty_hours" ("workspace", "hour")
SELECT DISTINCT "workspace", date_bin('1 hour', "start_at", 'epoch') FROM "buckets" WHERE NOT "active";--> statement-breakpoint
CREATE TEMP TABLE "rekeyed" ON COMMIT DROP AS
SELECT DISTINCT ON (named."workspace", named."new_key") named."workspace", named."key" AS "old_key", named."new_key"
FROM (
	SELECT calls."workspace", calls."key", calls."import_id", substr(encode(sha256(convert_to(
		'request' || chr(31) || coalesce(provider."name", 'null') || chr(31) || calls."request_id" || chr(31) || coalesce(calls."attempt"::text, 'null')
			|| chr(31) || CASE calls."outcome" WHEN 4 THEN 'pending' ELSE 'final' END, 'UTF8')), 'hex'), 1, 32)::uuid AS "new_key"
	FROM "calls" LEFT JOIN "labels" provider ON provider."workspace" = calls."workspace" AND provider."kind" = 'provider' AND provider."id" = calls."provider"
	WHERE calls."request_id" IS NOT NULL
) named
ORDER BY named."workspace", named."new_key", named."import_id", named."key";--> statement-breakpoint
UPDATE "calls" SET "key" = rekeyed."new_key" FROM "rekeyed" WHERE calls."workspace" = rekeyed."workspace" AND calls."key" = rekeyed."old_key";--> statement-breakpoint
UPDATE "import_claims" SET "key" = rekeyed."new_key" FROM "rekeyed" WHERE import_claims."workspace" = rekeyed."workspace" AND import_claims."key" = rekeyed."old_key";--> statement-breakpoint
DROP TABLE "rekeyed";

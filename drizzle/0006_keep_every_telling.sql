ALTER TABLE "imports" ADD COLUMN "completed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A pending body had a key of its own. By the key of its request it is one call with the finished body.
CREATE TEMP TABLE "rekeyed" ON COMMIT DROP AS
SELECT calls."workspace", calls."key" AS "old_key", substr(encode(sha256(convert_to(
	'request' || chr(31) || coalesce(provider."name", 'null') || chr(31) || calls."request_id" || chr(31) || coalesce(calls."attempt"::text, 'null')
		|| chr(31) || 'final', 'UTF8')), 'hex'), 1, 32)::uuid AS "new_key"
FROM "calls" LEFT JOIN "labels" provider ON provider."workspace" = calls."workspace" AND provider."kind" = 'provider' AND provider."id" = calls."provider"
WHERE calls."request_id" IS NOT NULL AND calls."outcome" = 4;--> statement-breakpoint
-- The calls of which not all tell the same, each under a number of its own.
CREATE TEMP TABLE "merged_calls_of" ON COMMIT DROP AS
SELECT row_number() OVER () AS "id", "workspace", "key" FROM (
	SELECT "workspace", "new_key" AS "key" FROM "rekeyed" UNION SELECT "workspace", "key" FROM "claimed_calls"
	EXCEPT SELECT "workspace", "old_key" FROM "rekeyed"
) keys;--> statement-breakpoint
CREATE TEMP TABLE "told_before" ON COMMIT DROP AS
WITH names AS (
	SELECT "id", "workspace", "key" FROM "merged_calls_of"
	UNION ALL SELECT named."id", rekeyed."workspace", rekeyed."old_key" FROM "rekeyed"
		JOIN "merged_calls_of" named ON named."workspace" = rekeyed."workspace" AND named."key" = rekeyed."new_key"
), stored AS (
	SELECT names."id", calls."workspace", calls."key", calls."import_id" AS "owner", calls."source_line" AS "owner_line", calls."at", calls."input_total", calls."input_cached", calls."input_cache_write", calls."input_cache_write_1h", calls."output_total", calls."reasoning", calls."provider", calls."model", calls."tier_requested", calls."tier_served", calls."project", calls."api_key", calls."user_label", calls."endpoint", calls."workload", calls."region", calls."error_code", calls."outcome", calls."error_class", calls."latency_ms", calls."ttft_ms", calls."http_status", calls."attempt", calls."request_id", calls."operation_id"
	FROM names JOIN "calls" ON calls."workspace" = names."workspace" AND calls."key" = names."key"
), tellings AS (
	SELECT "id", true AS "owns", "owner" AS "import_id", "owner_line" AS "source_line", "at", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "provider", "model", "tier_requested", "tier_served", "project", "api_key", "user_label", "endpoint", "workload", "region", "error_code", "outcome", "error_class", "latency_ms", "ttft_ms", "http_status", "attempt", "request_id", "operation_id" FROM stored
	UNION ALL
	SELECT stored."id", false, told."import_id", told."source_line", told."at", told."input_total", told."input_cached", told."input_cache_write", told."input_cache_write_1h", told."output_total", told."reasoning", told."provider", told."model", told."tier_requested", told."tier_served", told."project", told."api_key", told."user_label", told."endpoint", told."workload", told."region", told."error_code", told."outcome", told."error_class", told."latency_ms", told."ttft_ms", told."http_status", told."attempt", told."request_id", told."operation_id"
	FROM stored JOIN "claimed_calls" told ON told."workspace" = stored."workspace" AND told."key" = stored."key"
	UNION ALL
	SELECT stored."id", false, claims."import_id", claims."source_line", stored."at", stored."input_total", stored."input_cached", stored."input_cache_write", stored."input_cache_write_1h", stored."output_total", stored."reasoning", stored."provider", stored."model", stored."tier_requested", stored."tier_served", stored."project", stored."api_key", stored."user_label", stored."endpoint", stored."workload", stored."region", stored."error_code", stored."outcome", stored."error_class", stored."latency_ms", stored."ttft_ms", stored."http_status", stored."attempt", stored."request_id", stored."operation_id"
	FROM stored JOIN "import_claims" claims ON claims."workspace" = stored."workspace" AND claims."key" = stored."key"
	WHERE NOT EXISTS (
		SELECT FROM "claimed_calls" told WHERE told."workspace" = claims."workspace" AND told."key" = claims."key" AND told."import_id" = claims."import_id"
	)
)
SELECT tellings."id" AS "merged_call", tellings."id" << 32 | tellings."import_id" AS "teller", "import_id", "owns", "source_line",
	row_number() OVER (PARTITION BY tellings."id", "import_id" ORDER BY "source_line", NOT "owns") AS "place", "at", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "provider", "model", "tier_requested", "tier_served", "project", "api_key", "user_label", "endpoint", "workload", "region", "error_code", "outcome", "error_class", "latency_ms", "ttft_ms", "http_status", "attempt", "request_id", "operation_id"
FROM tellings;--> statement-breakpoint
-- What an import told of a call in several rows is one telling; the first owner stays the owner.
CREATE TEMP TABLE "told_by_import" ON COMMIT DROP AS
SELECT rows."merged_call", rows."import_id", rows."source_line", rows."import_id" <> rows."owner" AS "is_heir", merged."at", merged."input_total", merged."input_cached", merged."input_cache_write", merged."input_cache_write_1h", merged."output_total", merged."reasoning", merged."provider", merged."model", merged."tier_requested", merged."tier_served", merged."project", merged."api_key", merged."user_label", merged."endpoint", merged."workload", merged."region", merged."error_code", merged."outcome", merged."error_class", merged."latency_ms", merged."ttft_ms", merged."http_status", merged."attempt", merged."request_id", merged."operation_id"
FROM (
	SELECT "merged_call", "teller", "import_id", min("source_line") AS "source_line", min(min("import_id") FILTER (WHERE bool_or_owns)) OVER (PARTITION BY "merged_call") AS "owner"
	FROM (SELECT *, bool_or("owns") OVER (PARTITION BY "teller") AS bool_or_owns FROM "told_before") told
	GROUP BY "merged_call", "teller", "import_id"
) rows JOIN (
	with told as materialized (select "teller" as key, "place", "at", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "provider", "model", "tier_requested", "tier_served", "project", "api_key", "user_label", "endpoint", "workload", "region", "error_code", "outcome", "error_class", "latency_ms", "ttft_ms", "http_status", "attempt", "request_id", "operation_id" from "told_before"), first as (
	select key,
	(array_agg(told.input_total order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_total is not null))[1] as input_total,
	(array_agg(told.output_total order by (told.input_total is null or told.output_total is null), told.place) filter (where told.output_total is not null))[1] as output_total,
	(array_agg(told.outcome order by told.place) filter (where not told.outcome in (4, 6)))[1] as outcome
	from told group by key
	)
	select told.key, (array_agg(told.at order by told.at < '2015-01-02T00:00:00.000Z'::timestamptz, told.place))[1] as at,
	first.input_total as input_total,
	(array_agg(told.input_cached order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cached is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cached,
	(array_agg(told.input_cache_write order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cache_write is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cache_write,
	(array_agg(told.input_cache_write_1h order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cache_write_1h is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cache_write_1h,
	first.output_total as output_total,
	(array_agg(told.reasoning order by (told.input_total is null or told.output_total is null), told.place) filter (where told.reasoning is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as reasoning,
	coalesce((array_agg(told.provider order by told.place) filter (where told.provider <> 0 and true))[1], 0) as provider,
	coalesce((array_agg(told.model order by told.place) filter (where told.model <> 0 and true))[1], 0) as model,
	coalesce((array_agg(told.tier_requested order by told.place) filter (where told.tier_requested <> 0 and true))[1], 0) as tier_requested,
	coalesce((array_agg(told.tier_served order by told.place) filter (where told.tier_served <> 0 and true))[1], 0) as tier_served,
	coalesce((array_agg(told.project order by told.place) filter (where told.project <> 0 and true))[1], 0) as project,
	coalesce((array_agg(told.api_key order by told.place) filter (where told.api_key <> 0 and true))[1], 0) as api_key,
	coalesce((array_agg(told.user_label order by told.place) filter (where told.user_label <> 0 and true))[1], 0) as user_label,
	coalesce((array_agg(told.endpoint order by told.place) filter (where told.endpoint <> 0 and true))[1], 0) as endpoint,
	coalesce((array_agg(told.workload order by told.place) filter (where told.workload <> 0 and true))[1], 0) as workload,
	coalesce((array_agg(told.region order by told.place) filter (where told.region <> 0 and true))[1], 0) as region,
	coalesce((array_agg(told.error_code order by told.place) filter (where told.error_code <> 0 and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1], 0) as error_code,
	coalesce(first.outcome, min(told.outcome)) as outcome,
	(array_agg(told.error_class order by told.error_class = 15, told.place) filter (where told.error_class is not null and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1] as error_class,
	(array_agg(told.latency_ms order by told.place) filter (where told.latency_ms is not null and true))[1] as latency_ms,
	(array_agg(told.ttft_ms order by told.place) filter (where told.ttft_ms is not null and true))[1] as ttft_ms,
	(array_agg(told.http_status order by told.place) filter (where told.http_status is not null and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1] as http_status,
	(array_agg(told.attempt order by told.place) filter (where told.attempt is not null and true))[1] as attempt,
	(array_agg(told.request_id order by told.place) filter (where told.request_id is not null and true))[1] as request_id,
	(array_agg(told.operation_id order by told.place) filter (where told.operation_id is not null and true))[1] as operation_id
	from told join first on first.key = told.key
	group by told.key, first.input_total, first.output_total, first.outcome
) merged ON merged."key" = rows."teller";--> statement-breakpoint
INSERT INTO "dirty_hours" ("workspace", "hour")
SELECT DISTINCT calls."workspace", date_bin('1 hour', calls."at", 'epoch') FROM "calls"
WHERE EXISTS (SELECT FROM "merged_calls_of" named WHERE named."workspace" = calls."workspace" AND named."key" = calls."key")
	OR EXISTS (SELECT FROM "rekeyed" WHERE rekeyed."workspace" = calls."workspace" AND rekeyed."old_key" = calls."key");--> statement-breakpoint
DELETE FROM "import_claims" USING "rekeyed" WHERE import_claims."workspace" = rekeyed."workspace" AND import_claims."key" IN (rekeyed."old_key", rekeyed."new_key");--> statement-breakpoint
DELETE FROM "claimed_calls" USING "rekeyed" WHERE claimed_calls."workspace" = rekeyed."workspace" AND claimed_calls."key" IN (rekeyed."old_key", rekeyed."new_key");--> statement-breakpoint
DELETE FROM "claimed_calls" USING "merged_calls_of" named WHERE claimed_calls."workspace" = named."workspace" AND claimed_calls."key" = named."key";--> statement-breakpoint
DELETE FROM "calls" USING "rekeyed" WHERE calls."workspace" = rekeyed."workspace" AND calls."key" = rekeyed."old_key" AND EXISTS (
	SELECT FROM "calls" final WHERE final."workspace" = rekeyed."workspace" AND final."key" = rekeyed."new_key"
);--> statement-breakpoint
UPDATE "calls" SET "key" = rekeyed."new_key" FROM "rekeyed" WHERE calls."workspace" = rekeyed."workspace" AND calls."key" = rekeyed."old_key";--> statement-breakpoint
UPDATE "calls" SET "import_id" = owner."import_id", "source_line" = owner."source_line", "at" = merged."at", "input_total" = merged."input_total", "input_cached" = merged."input_cached", "input_cache_write" = merged."input_cache_write", "input_cache_write_1h" = merged."input_cache_write_1h", "output_total" = merged."output_total", "reasoning" = merged."reasoning", "provider" = merged."provider", "model" = merged."model", "tier_requested" = merged."tier_requested", "tier_served" = merged."tier_served", "project" = merged."project", "api_key" = merged."api_key", "user_label" = merged."user_label", "endpoint" = merged."endpoint", "workload" = merged."workload", "region" = merged."region", "error_code" = merged."error_code", "outcome" = merged."outcome", "error_class" = merged."error_class", "latency_ms" = merged."latency_ms", "ttft_ms" = merged."ttft_ms", "http_status" = merged."http_status", "attempt" = merged."attempt", "request_id" = merged."request_id", "operation_id" = merged."operation_id"
FROM (
	with told as materialized (
	select "merged_call" as key, "is_heir"::int::bigint << 32 | "import_id" as place, "at", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "provider", "model", "tier_requested", "tier_served", "project", "api_key", "user_label", "endpoint", "workload", "region", "error_code", "outcome", "error_class", "latency_ms", "ttft_ms", "http_status", "attempt", "request_id", "operation_id" from "told_by_import"), first as (
	select key,
	(array_agg(told.input_total order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_total is not null))[1] as input_total,
	(array_agg(told.output_total order by (told.input_total is null or told.output_total is null), told.place) filter (where told.output_total is not null))[1] as output_total,
	(array_agg(told.outcome order by told.place) filter (where not told.outcome in (4, 6)))[1] as outcome
	from told group by key
	)
	select told.key, (array_agg(told.at order by told.at < '2015-01-02T00:00:00.000Z'::timestamptz, told.place))[1] as at,
	first.input_total as input_total,
	(array_agg(told.input_cached order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cached is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cached,
	(array_agg(told.input_cache_write order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cache_write is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cache_write,
	(array_agg(told.input_cache_write_1h order by (told.input_total is null or told.output_total is null), told.place) filter (where told.input_cache_write_1h is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as input_cache_write_1h,
	first.output_total as output_total,
	(array_agg(told.reasoning order by (told.input_total is null or told.output_total is null), told.place) filter (where told.reasoning is not null and coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)))[1] as reasoning,
	coalesce((array_agg(told.provider order by told.place) filter (where told.provider <> 0 and true))[1], 0) as provider,
	coalesce((array_agg(told.model order by told.place) filter (where told.model <> 0 and true))[1], 0) as model,
	coalesce((array_agg(told.tier_requested order by told.place) filter (where told.tier_requested <> 0 and true))[1], 0) as tier_requested,
	coalesce((array_agg(told.tier_served order by told.place) filter (where told.tier_served <> 0 and true))[1], 0) as tier_served,
	coalesce((array_agg(told.project order by told.place) filter (where told.project <> 0 and true))[1], 0) as project,
	coalesce((array_agg(told.api_key order by told.place) filter (where told.api_key <> 0 and true))[1], 0) as api_key,
	coalesce((array_agg(told.user_label order by told.place) filter (where told.user_label <> 0 and true))[1], 0) as user_label,
	coalesce((array_agg(told.endpoint order by told.place) filter (where told.endpoint <> 0 and true))[1], 0) as endpoint,
	coalesce((array_agg(told.workload order by told.place) filter (where told.workload <> 0 and true))[1], 0) as workload,
	coalesce((array_agg(told.region order by told.place) filter (where told.region <> 0 and true))[1], 0) as region,
	coalesce((array_agg(told.error_code order by told.place) filter (where told.error_code <> 0 and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1], 0) as error_code,
	coalesce(first.outcome, min(told.outcome)) as outcome,
	(array_agg(told.error_class order by told.error_class = 15, told.place) filter (where told.error_class is not null and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1] as error_class,
	(array_agg(told.latency_ms order by told.place) filter (where told.latency_ms is not null and true))[1] as latency_ms,
	(array_agg(told.ttft_ms order by told.place) filter (where told.ttft_ms is not null and true))[1] as ttft_ms,
	(array_agg(told.http_status order by told.place) filter (where told.http_status is not null and (told.outcome in (4, 6) or told.outcome = first.outcome)))[1] as http_status,
	(array_agg(told.attempt order by told.place) filter (where told.attempt is not null and true))[1] as attempt,
	(array_agg(told.request_id order by told.place) filter (where told.request_id is not null and true))[1] as request_id,
	(array_agg(told.operation_id order by told.place) filter (where told.operation_id is not null and true))[1] as operation_id
	from told join first on first.key = told.key
	group by told.key, first.input_total, first.output_total, first.outcome
) merged
JOIN "merged_calls_of" named ON named."id" = merged."key"
JOIN "told_by_import" owner ON owner."merged_call" = named."id" AND NOT owner."is_heir"
WHERE calls."workspace" = named."workspace" AND calls."key" = named."key";--> statement-breakpoint
INSERT INTO "dirty_hours" ("workspace", "hour")
SELECT DISTINCT calls."workspace", date_bin('1 hour', calls."at", 'epoch')
FROM "calls" JOIN "merged_calls_of" named ON named."workspace" = calls."workspace" AND named."key" = calls."key";--> statement-breakpoint
INSERT INTO "import_claims" ("workspace", "key", "import_id", "source_line")
SELECT named."workspace", named."key", told."import_id", told."source_line"
FROM "told_by_import" told JOIN "merged_calls_of" named ON named."id" = told."merged_call"
WHERE told."is_heir" ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO "claimed_calls" ("workspace", "key", "import_id", "source_line", "at", "input_total", "input_cached", "input_cache_write", "input_cache_write_1h", "output_total", "reasoning", "provider", "model", "tier_requested", "tier_served", "project", "api_key", "user_label", "endpoint", "workload", "region", "error_code", "outcome", "error_class", "latency_ms", "ttft_ms", "http_status", "attempt", "request_id", "operation_id")
SELECT named."workspace", named."key", told."import_id", told."source_line", told."at", told."input_total", told."input_cached", told."input_cache_write", told."input_cache_write_1h", told."output_total", told."reasoning", told."provider", told."model", told."tier_requested", told."tier_served", told."project", told."api_key", told."user_label", told."endpoint", told."workload", told."region", told."error_code", told."outcome", told."error_class", told."latency_ms", told."ttft_ms", told."http_status", told."attempt", told."request_id", told."operation_id"
FROM "told_by_import" told JOIN "merged_calls_of" named ON named."id" = told."merged_call"
WHERE (SELECT count(DISTINCT (other."at", other."input_total", other."input_cached", other."input_cache_write", other."input_cache_write_1h", other."output_total", other."reasoning", other."provider", other."model", other."tier_requested", other."tier_served", other."project", other."api_key", other."user_label", other."endpoint", other."workload", other."region", other."error_code", other."outcome", other."error_class", other."latency_ms", other."ttft_ms", other."http_status", other."attempt", other."request_id", other."operation_id")) FROM "told_by_import" other WHERE other."merged_call" = told."merged_call") > 1;--> statement-breakpoint
DROP TABLE "rekeyed", "merged_calls_of", "told_before", "told_by_import";

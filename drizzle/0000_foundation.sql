CREATE TABLE "buckets" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "buckets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"end_at" timestamp with time zone,
	"requests" bigint,
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
	"outcome" smallint NOT NULL,
	"error_class" smallint,
	CONSTRAINT "buckets_workspace_start_at_id_pk" PRIMARY KEY("workspace","start_at","id")
);
--> statement-breakpoint
CREATE TABLE "calls" (
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
	CONSTRAINT "calls_workspace_key_pk" PRIMARY KEY("workspace","key")
);
--> statement-breakpoint
CREATE TABLE "import_claims" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"key" uuid NOT NULL,
	"import_id" integer NOT NULL,
	"source_line" integer NOT NULL,
	CONSTRAINT "import_claims_workspace_key_import_id_pk" PRIMARY KEY("workspace","key","import_id")
);
--> statement-breakpoint
CREATE TABLE "import_rejects" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"import_id" integer NOT NULL,
	"place" integer NOT NULL,
	"line" integer NOT NULL,
	"field" text,
	"code" text NOT NULL,
	"expected" text NOT NULL,
	"found" text NOT NULL,
	CONSTRAINT "import_rejects_workspace_import_id_place_pk" PRIMARY KEY("workspace","import_id","place")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"progressed_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"file_name" text NOT NULL,
	"file_size" bigint,
	"sha256" text,
	"format" text NOT NULL,
	"grain" text NOT NULL,
	"mapping" jsonb,
	"options" jsonb,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"staged_path" text,
	"received" bigint DEFAULT 0 NOT NULL,
	"inserted" bigint DEFAULT 0 NOT NULL,
	"duplicate" bigint DEFAULT 0 NOT NULL,
	"rejected" bigint DEFAULT 0 NOT NULL,
	"skipped" bigint DEFAULT 0 NOT NULL,
	"skips" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"bytes_before" bigint DEFAULT 0 NOT NULL,
	"rows_before" bigint DEFAULT 0 NOT NULL,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"error_code" text,
	"error_message" text,
	"synthetic" boolean DEFAULT false NOT NULL,
	CONSTRAINT "imports_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "labels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "labels_workspace_kind_id_pk" PRIMARY KEY("workspace","kind","id"),
	CONSTRAINT "labels_name" UNIQUE("workspace","kind","name")
);
--> statement-breakpoint
CREATE TABLE "dirty_hours" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"mark" bigint GENERATED ALWAYS AS IDENTITY (sequence name "dirty_hours_mark_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "dirty_hours_workspace_hour_mark_pk" PRIMARY KEY("workspace","hour","mark")
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"records" bigint NOT NULL,
	"requests" bigint NOT NULL,
	"requests_unknown" bigint NOT NULL,
	"input_total" bigint NOT NULL,
	"input_cached" bigint NOT NULL,
	"input_cache_write" bigint NOT NULL,
	"input_cache_write_1h" bigint NOT NULL,
	"output_total" bigint NOT NULL,
	"reasoning" bigint NOT NULL,
	"provider" integer DEFAULT 0 NOT NULL,
	"model" integer DEFAULT 0 NOT NULL,
	"tier_requested" integer DEFAULT 0 NOT NULL,
	"tier_served" integer DEFAULT 0 NOT NULL,
	"project" integer DEFAULT 0 NOT NULL,
	"api_key" integer DEFAULT 0 NOT NULL,
	"endpoint" integer DEFAULT 0 NOT NULL,
	"workload" integer DEFAULT 0 NOT NULL,
	"region" integer DEFAULT 0 NOT NULL,
	"grain" smallint NOT NULL,
	"outcome" smallint NOT NULL,
	"error_class" smallint,
	"token_flags" smallint NOT NULL,
	"size_class" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_mappings" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_mappings_workspace_fingerprint_pk" PRIMARY KEY("workspace","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "settings_workspace_name_pk" PRIMARY KEY("workspace","name")
);
--> statement-breakpoint
CREATE INDEX "calls_at" ON "calls" USING btree ("workspace","at","key");--> statement-breakpoint
CREATE INDEX "import_claims_import" ON "import_claims" USING btree ("workspace","import_id");--> statement-breakpoint
CREATE INDEX "rollups_hour" ON "rollups" USING btree ("workspace","hour");
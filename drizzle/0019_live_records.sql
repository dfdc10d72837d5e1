CREATE TABLE "call_details" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"key" uuid NOT NULL,
	"import_id" integer NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "call_details_workspace_key_import_id_pk" PRIMARY KEY("workspace","key","import_id")
);
--> statement-breakpoint
CREATE TABLE "ingest_keys" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "ingest_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "ingest_keys_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "ingest_keys_hash" UNIQUE("workspace","hash"),
	CONSTRAINT "ingest_keys_import" UNIQUE("workspace","import_id")
);
--> statement-breakpoint
CREATE TABLE "ingest_replies" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"key_id" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" smallint NOT NULL,
	"outcome" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ingest_replies_workspace_key_id_idempotency_key_pk" PRIMARY KEY("workspace","key_id","idempotency_key")
);
--> statement-breakpoint
CREATE INDEX "call_details_import" ON "call_details" USING btree ("workspace","import_id");--> statement-breakpoint
CREATE INDEX "ingest_replies_at" ON "ingest_replies" USING btree ("workspace","at");
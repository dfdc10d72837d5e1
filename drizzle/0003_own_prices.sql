CREATE TABLE "own_prices" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "own_prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"provider" text,
	"model" text NOT NULL,
	"tier" text NOT NULL,
	"from_day" date NOT NULL,
	"input" text NOT NULL,
	"cached_input" text,
	"output" text,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_prices_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "own_prices_day" UNIQUE NULLS NOT DISTINCT("workspace","provider","model","tier","from_day")
);
--> statement-breakpoint
CREATE TABLE "tier_aliases" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"tier" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tier_aliases_workspace_name_pk" PRIMARY KEY("workspace","name")
);

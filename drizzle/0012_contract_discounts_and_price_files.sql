CREATE TABLE "price_discounts" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "price_discounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"model" text,
	"tier" text,
	"percent" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"note" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_discounts_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
ALTER TABLE "own_prices" DROP CONSTRAINT "own_prices_day";--> statement-breakpoint
ALTER TABLE "own_prices" ADD COLUMN "band" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "own_prices" ADD COLUMN "cache_write" text;--> statement-breakpoint
ALTER TABLE "own_prices" ADD COLUMN "cache_write_1h" text;--> statement-breakpoint
ALTER TABLE "own_prices" ADD COLUMN "from_file" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "own_prices" ADD CONSTRAINT "own_prices_day" UNIQUE NULLS NOT DISTINCT("workspace","provider","model","tier","band","from_day");
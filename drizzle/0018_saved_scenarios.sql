CREATE TABLE "saved_scenarios" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "saved_scenarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"file" text NOT NULL,
	"query" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_scenarios_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "saved_scenarios_name" UNIQUE("workspace","name")
);

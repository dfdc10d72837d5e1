CREATE TABLE "model_aliases" (
	"workspace" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_aliases_workspace_name_pk" PRIMARY KEY("workspace","name")
);

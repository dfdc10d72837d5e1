ALTER TABLE "rollups" ADD COLUMN "synthetic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Without it every roll-up is made anew at the next question, by then with the new column.
DELETE FROM "settings" WHERE "name" = 'rollup-boundaries';

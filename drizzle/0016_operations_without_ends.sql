ALTER TABLE "coarse_operations" ALTER COLUMN "last_outcome" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "coarse_operations" ALTER COLUMN "last_tier_served" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "coarse_operations" ALTER COLUMN "grouped" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "coarse_operations" ALTER COLUMN "attempts_each" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operation_rollups" ALTER COLUMN "last_outcome" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operation_rollups" ALTER COLUMN "last_tier_served" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operation_rollups" ALTER COLUMN "grouped" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operation_rollups" ALTER COLUMN "attempts_each" DROP NOT NULL;
ALTER TABLE "coarse_fallbacks" ALTER COLUMN "token_flags" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "coarse_fallbacks" ALTER COLUMN "size_class" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "fallback_rollups" ALTER COLUMN "token_flags" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "fallback_rollups" ALTER COLUMN "size_class" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "coarse_rollups" ALTER COLUMN "token_flags" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "coarse_rollups" ALTER COLUMN "size_class" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "rollups" ALTER COLUMN "token_flags" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "rollups" ALTER COLUMN "size_class" SET DEFAULT 0;
import { defineConfig } from "vitest/config";

/** Tests at full size, for `npm run test:long`: minutes each, gigabytes of disk. */
export default defineConfig({
  test: {
    include: ["tests/long/**/*.long.ts", "tests/faults/r39-*.test.ts"],
    env: { R39_RUNS: process.env.R39_RUNS ?? "1500" },
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    reporters: ["verbose"],
  },
});

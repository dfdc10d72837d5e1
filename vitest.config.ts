import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const DATABASE_TESTS = ["lib/db/**/*.test.ts", "{app,lib,tests}/**/*.db.test.ts"];

/** What measures its own memory, or starts, ends and is killed with processes. */
const PROCESS_TESTS = [
  "lib/import/flat-memory.test.ts",
  "lib/serve/**/*.test.ts",
  "scripts/**/*.test.mjs",
  "tests/faults/**/*.test.ts",
];

// No test is timed: the limits only end one that hangs, also on a machine that does other things.
const PATIENCE_MS = 50_000;

export default defineConfig({
  test: {
    // The default leaves a core to the watch mode, which is half of a machine of two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,lib}/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", ...DATABASE_TESTS, ...PROCESS_TESTS],
          // Pure code keeps nothing from file to file: loading it once for all halves the time.
          isolate: false,
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: "process",
          include: PROCESS_TESTS,
          exclude: ["**/node_modules/**", ...DATABASE_TESTS],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: "database",
          include: DATABASE_TESTS,
          // Each file has a database of its own, and keeps nothing else from another.
          isolate: false,
          // Runs only when one of these tests does.
          globalSetup: ["lib/testing/database-server.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

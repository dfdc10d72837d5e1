import { defineConfig } from "vitest/config";

const DATABASE_TESTS = ["lib/db/**/*.test.ts", "{app,lib,tests}/**/*.db.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "{app,lib}/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
            "scripts/**/*.test.mjs",
            "tests/faults/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", ...DATABASE_TESTS],
        },
      },
      {
        test: {
          name: "database",
          include: DATABASE_TESTS,
          // Runs only when one of these tests does.
          globalSetup: ["lib/testing/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

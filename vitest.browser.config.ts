import { defineConfig } from "vitest/config";

/** What needs the built product: journeys in a real Chromium, and the launcher. */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.browser.ts", "tests/launcher/**/*.launch.ts"],
    // Two cores: two products and browsers at once would only wait for each other.
    fileParallelism: false,
    testTimeout: 90_000, // journeys with pictures, on a machine that does other things too
    hookTimeout: 60_000,
  },
});

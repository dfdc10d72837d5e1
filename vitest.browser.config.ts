import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * What needs the built product: journeys in a real Chromium, and the launcher. Each file has a product
 * and a browser of its own, on a port and in a folder of its own.
 */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.browser.ts", "tests/launcher/**/*.launch.ts"],
    globalSetup: ["tests/browser/harness/prepared-sample.ts"],
    // Files keep nothing for each other; a browser and the loaded harness serve several of them.
    isolate: false,
    // One more than cores: starts of programs and databases are waited for, not worked for.
    maxWorkers: availableParallelism() + 1,
    // No test is timed: the limits only end one that hangs, also on a machine that does other things.
    testTimeout: 600_000,
    // A browser on a machine that is out of breath: what passes at the second try only is named at the end.
    retry: 1,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 20_000 } },
  },
});

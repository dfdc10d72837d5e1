import { defineConfig, type UserWorkspaceConfig } from "vitest/config";
import browser from "./vitest.browser.config.ts";
import usual from "./vitest.config.ts";

const env = {
  TIERSCOPE_FULL_TESTS: "1",
  R30_STEP: process.env.R30_STEP ?? "1",
  R39_RUNS: process.env.R39_RUNS ?? "1500",
};
const PATIENCE = { testTimeout: 3_600_000, hookTimeout: 600_000 };

/** What `npm test` tries in part, tried in full. */
const inFull = (usual.test?.projects ?? []).map((project) => {
  if (typeof project !== "object" || !("test" in project))
    throw new Error("a project of another kind");
  return { test: { ...project.test, ...PATIENCE, env } };
});

/** Tests at full size, for `npm run test:long`: minutes each, gigabytes of disk. */
export default defineConfig({
  test: {
    fileParallelism: false,
    reporters: ["verbose"],
    projects: [
      ...inFull,
      {
        test: {
          ...{ name: "browser", globalSetup: browser.test?.globalSetup, ...PATIENCE, env },
          include: [...(browser.test?.include ?? []), "tests/long/**/*.browser.ts"],
        },
      },
      { test: { name: "long", include: ["tests/long/**/*.long.ts"], ...PATIENCE, env } },
    ] satisfies UserWorkspaceConfig[],
  },
});

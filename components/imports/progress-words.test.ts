import { expect, test } from "vitest";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { stateBadge } from "./import-state-words.ts";
import { afterwards, progressWords, spokenWords } from "./progress-words.ts";

const RUNNING: ImportSummary = {
  ...{ id: 1, fileName: "calls.csv", fileSize: 10_000_000, format: "mapped-csv" },
  ...{
    formats: ["mapped-csv"],
    formatTitle: "CSV",
    grain: "call",
    state: "running",
    synthetic: false,
  },
  ...{ createdAt: "2026-11-21T00:00:00Z", finishedAt: null },
  counts: { received: 60_000, inserted: 60_000, duplicate: 0, rejected: 0, skipped: 0 },
  ...{
    completed: 0,
    replaced: 0,
    overlaps: [],
    holdsRows: true,
    firstUs: null,
    lastUs: null,
    undated: 0,
  },
  ...{ bytesRead: 4_300_000, rowsPerSecond: 18_648, secondsLeft: 30, error: null },
};

test("a running import tells how far, how fast and how long still", () => {
  expect(progressWords(RUNNING, false).replaceAll("\u202f", " ").replaceAll("\u00a0", " ")).toBe(
    "60,000 rows · 43 % of 10 MB · 18,648 rows/s · 30 s left",
  );
  expect(stateBadge("running", false).word).toBe("importing");
  expect(afterwards(RUNNING, false)).toMatch("You can close this page");
});

test("while the server does not answer, no pace and no time left are claimed", () => {
  const words = progressWords(RUNNING, true);
  expect(words).toMatch("when last heard of");
  expect(words).not.toMatch(/rows\/s|left/);
  expect(stateBadge("running", true)).toEqual({ word: "no answer", tone: "warn" });
  expect(stateBadge("done", true).word).toBe("done");
  expect(afterwards(RUNNING, true)).toMatch("does not answer");
  expect(spokenWords(RUNNING, true)).toMatch("does not answer");
});

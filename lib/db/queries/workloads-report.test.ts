import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { parseUsd } from "../../core/money.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { generateSampleMonth } from "../../sample/generate-sample-month.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { createWorkload, updateWorkload } from "../writes/change-workloads.ts";
import { previewStoredWorkload } from "./preview-workload.ts";
import { workloadsReport } from "./workloads-report.ts";

const database = testDatabase();
const NOW_US = Date.UTC(2026, 10, 21) * 1_000;
const filters = readOverviewFilters(new URLSearchParams(), { nowUs: NOW_US, defaultZone: "UTC" });

async function storeMonth(): Promise<void> {
  const records = [...generateSampleMonth({ seed: 1, endUs: NOW_US })];
  for (let from = 0; from < records.length; from += 10_000) {
    const part = records.slice(from, from + 10_000);
    await storeRecords(
      database.db,
      part.map((one, n) => keyedCall(`m-${from + n}`, one.startUs, one)),
    );
  }
}

test("the sample's workloads get the verdicts that a practitioner would give, and a rule takes what its preview said", async () => {
  const { db } = database;
  await storeMonth();
  const report = await workloadsReport(db, PRICE_BOOK, { filters, nowUs: NOW_US });
  const verdicts = report.lines.map(({ name, advice }) => [name, advice.verdict]);
  expect(Object.fromEntries(verdicts)).toEqual({
    "nightly-enrichment": "batch",
    "eval-suite": "batch",
    "doc-extraction": "flex",
    "ticket-tagging": "flex",
    "support-chat": "standard",
    "code-review-bot": "standard",
    "research-agent": "standard",
    "sales-assistant": "standard",
  });
  expect(report.days).toBeGreaterThan(29);
  const worth = report.lines.find(({ name }) => name === "doc-extraction")?.worth ?? "0";
  expect(parseUsd(worth)).toBeGreaterThan(0n);

  const draft = {
    name: "paper",
    match: { apiKey: ["key_doc*"] },
    ...{ deadlineSeconds: 86_400, delayValueUsdPerHour: null, answers: {} },
  };
  const preview = await previewStoredWorkload(db, PRICE_BOOK, {
    draft: { id: null, ...draft },
    filters,
  });
  expect(preview.taken.map(({ name }) => name)).toEqual(["doc-extraction"]);
  expect((await createWorkload(db, draft)).ok).toBe(true);
  const after = await workloadsReport(db, PRICE_BOOK, { filters, nowUs: NOW_US });
  const line = after.lines.find(({ name }) => name === "paper");
  const row = after.figures.rows.find(({ at }) => at[0] === "paper");
  expect(row?.values[0]?.amount).toBe(preview.spend);
  expect(line?.advice.verdict).toBe("batch");

  const [kept] = after.rules;
  const dear = { ...draft, delayValueUsdPerHour: "1000000" };
  expect((await updateWorkload(db, kept?.id ?? 0, dear)).ok).toBe(true);
  const weighed = await workloadsReport(db, PRICE_BOOK, { filters, nowUs: NOW_US });
  const judged = weighed.lines.find(({ name }) => name === "paper");
  expect(judged?.advice.reason).toContain("At $1000000 an hour");
  expect(judged?.advice.verdict).not.toBe("flex");
}, 120_000);

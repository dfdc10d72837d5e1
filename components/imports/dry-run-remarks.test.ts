import { expect, test } from "vitest";
import type { DryRun } from "../../lib/wire/imports.ts";
import type { CostLine } from "../../lib/wire/overview.ts";
import { dryRunRemarks } from "./dry-run-remarks.ts";

const costing = (records: number, asServed: string) =>
  ({ records, asServed, unpricedRecords: 0 }) as CostLine; // all that the words read of it

const dryRunOf = (part: Partial<DryRun>) =>
  ({
    ...{ completed: 0, lateRepeats: 0, replaced: 0, undated: 0, firstUs: null, lastUs: null },
    ...{ setAside: null, givingWay: null, replacedCost: null, addedUsd: "0" },
    ...part,
  }) as DryRun; // all that the words read of it

test("a dry run that found nothing beyond its counts remarks nothing", () => {
  expect(dryRunRemarks(dryRunOf({}))).toEqual([]);
});

test("rows that give way to the file are told with their cost, and by how much the sum would grow", () => {
  const given = dryRunOf({ replaced: 2, replacedCost: costing(2, "3"), addedUsd: "1.5" });
  expect(dryRunRemarks(given)).toEqual([
    "2 rows of earlier imports would give way to the newer figures of this file. They cost $3.00: less these, the import would add $1.50.",
  ]);
  expect(dryRunRemarks(dryRunOf({ replaced: 1 }))).toEqual([
    "1 row of earlier imports would give way to the newer figures of this file.",
  ]);
});

test("calls that give way to their batch are told, and what of the cost is theirs", () => {
  expect(dryRunRemarks(dryRunOf({ givingWay: costing(1, "0") }))).toEqual([
    "1 call without a time would be in no figure: the stored rows of their batches have one, and count in their place.",
  ]);
  expect(dryRunRemarks(dryRunOf({ givingWay: costing(3, "2") }))[0]).toMatch(
    /in their place; \$2\.00 of the cost below is theirs\.$/,
  );
});

test("stored rows that its calls would stand in for come before the time that it tells of", () => {
  expect(dryRunRemarks(dryRunOf({ setAside: costing(1, "4"), undated: 2 }))).toEqual([
    "Its calls would stand in for 1 aggregate row of $4.00, which tell of the same provider, project and days.",
    "2 records name no time.",
  ]);
});

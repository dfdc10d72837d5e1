import fc from "fast-check";
import { expect, test } from "vitest";
import { MATCHED_FIELDS, type WorkloadMatch, workloadOf } from "../../analytics/workload-rule.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { priceFrameOf } from "../price-frame.ts";
import { listWorkloads } from "../queries/list-workloads.ts";
import { operationCells } from "../queries/operation-cells.ts";
import { rollupCells } from "../queries/rollup-cells.ts";
import { speedCells } from "../queries/speed-cells.ts";
import {
  createWorkload,
  deleteWorkload,
  reorderWorkloads,
  updateWorkload,
  type WorkloadDraft,
} from "./change-workloads.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ALL = { fromUs: null, toUs: null, zone: "UTC" };

const draft = (name: string, match: WorkloadMatch): WorkloadDraft => ({
  ...{ name, match, deadlineSeconds: null, delayValueUsdPerHour: null, answers: {} },
});

const empty = () => database.db.sql`
  truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
    speed_rollups, coarse_speed, operation_rollups, coarse_operations, settings, workloads`;

const pattern = fc.constantFrom(
  ...["search", "search*", "s*", "*", "support", "key-1", "key-*", "/v1/*", "o3", "gpt-5.4"],
  ...["nightly", "chat", "nobody", "n*"],
);
const match = fc.dictionary(
  fc.constantFrom(...MATCHED_FIELDS),
  fc.array(pattern, { minLength: 1, maxLength: 2 }),
  { minKeys: 1, maxKeys: 2 },
);

test("a record is of the first workload whose rule fits it, in every sum as in the code", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryCall, { minLength: 1, maxLength: 40 }),
      fc.array(match, { minLength: 1, maxLength: 4 }),
      async (records, matches) => {
        await empty();
        const calls = records.map((one, n) => ({ ...one, operationId: `op-${n}` }));
        await storeRecords(
          db,
          calls.map((one, n) => keyedCall(`w-${n}`, one.startUs, one)),
        );
        const rules = matches.map((own, n) => ({ name: `rule-${n}`, match: own }));
        for (const { name, match } of rules) {
          expect((await createWorkload(db, draft(name, match))).ok).toBe(true);
        }
        const expected = new Map<string | null, number>();
        for (const call of calls) {
          const name = workloadOf(call, rules);
          expected.set(name, (expected.get(name) ?? 0) + 1);
        }
        const splits = ["workload"] as const;
        const counted = (cells: readonly { workload: string | null; n: number }[]) => {
          const counts = new Map<string | null, number>();
          for (const { workload, n } of cells)
            counts.set(workload, (counts.get(workload) ?? 0) + n);
          return counts;
        };
        const { cells } = await rollupCells(db, { filter: ALL, splits }, FRAME);
        expect(counted(cells.map((one) => ({ ...one, n: one.records })))).toEqual(expected);
        const speeds = await speedCells(db, { filter: ALL, splits }, FRAME);
        expect(counted(speeds.map((one) => ({ ...one, n: one.calls })))).toEqual(expected);
        const operations = await operationCells(db, { filter: ALL, splits }, FRAME);
        expect(counted(operations.map((one) => ({ ...one, n: one.operations })))).toEqual(expected);
        const filter = { ...ALL, workloads: ["rule-0", null] };
        const chosen = await rollupCells(db, { filter, splits: [] }, FRAME);
        const found = chosen.cells.reduce((sum, cell) => sum + cell.records, 0);
        expect(found).toBe((expected.get("rule-0") ?? 0) + (expected.get(null) ?? 0));
      },
    ),
    { seed: 41, numRuns: testSize(6, 15) },
  );
});

test("workloads are named once, changed, put in another order and forgotten", async () => {
  const { db } = database;
  await empty();
  const first = await createWorkload(db, draft("Evals", { project: ["evals"] }));
  const second = await createWorkload(db, draft("Chat", { endpoint: ["/v1/*"] }));
  if (!first.ok || !second.ok) throw new Error("two workloads could not be made");
  const names = async () => (await listWorkloads(db)).map(({ name }) => name);
  expect(await names()).toEqual(["Evals", "Chat"]);

  expect(await createWorkload(db, draft("Chat", { model: ["o3"] }))).toMatchObject({
    error: { code: "workload-name-taken" },
  });
  expect(await updateWorkload(db, second.value, draft("Evals", { model: ["o3"] }))).toMatchObject({
    error: { code: "workload-name-taken" },
  });
  expect(await reorderWorkloads(db, [second.value, first.value])).toMatchObject({ ok: true });
  expect(await names()).toEqual(["Chat", "Evals"]);
  expect(await reorderWorkloads(db, [second.value])).toMatchObject({
    error: { code: "workload-order-invalid" },
  });
  expect(await deleteWorkload(db, first.value)).toMatchObject({ ok: true });
  expect(await deleteWorkload(db, first.value)).toMatchObject({
    error: { code: "workload-unknown" },
  });
});

test.each<[string, Partial<WorkloadDraft>, string]>([
  ["no name", { name: "" }, "workload-name-invalid"],
  ["a rule that says nothing", { match: {} }, "workload-match-invalid"],
  ["a rule with an empty list", { match: { project: [] } }, "workload-match-invalid"],
  ["a deadline in the past", { deadlineSeconds: -1 }, "workload-value-invalid"],
  ["a delay that costs words", { delayValueUsdPerHour: "much" }, "workload-value-invalid"],
])("%s is refused", async (_, wrong, code) => {
  const refused = await createWorkload(database.db, {
    ...draft("x", { project: ["a"] }),
    ...wrong,
  });
  expect(refused).toMatchObject({ ok: false, error: { code } });
});

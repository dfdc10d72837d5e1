import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import type { NewSavedScenario } from "../../wire/saved-scenarios.ts";
import { listSavedScenarios } from "../queries/list-saved-scenarios.ts";
import {
  createSavedScenario,
  deleteSavedScenario,
  updateSavedScenario,
} from "./change-saved-scenarios.ts";

const database = testDatabase();

const FILE = {
  workloads: [{ policy: { maxAttempts: 3, kind: "flex" }, match: { workload: "nightly" } }],
  assumptions: { availability: { kind: "constant", refusal: [0.01, 0.1] } },
};

const scenario = (name: string, rest: Partial<NewSavedScenario> = {}): NewSavedScenario => ({
  ...{ name, file: { name, ...FILE }, query: "period=30d&project=search" },
  ...rest,
});

beforeEach(async () => {
  await database.db.sql`truncate saved_scenarios`;
});

async function created(wish: NewSavedScenario): Promise<number> {
  const made = await createSavedScenario(database.db, wish);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const names = async (): Promise<readonly string[]> =>
  (await listSavedScenarios(database.db)).map(({ name }) => name);

test("a scenario is kept to the letter with its filters, and the latest stands first", async () => {
  await created(scenario("patient"));
  await created(scenario("by night", { query: "" }));
  const [latest, first] = await listSavedScenarios(database.db);
  expect([latest?.name, latest?.query]).toEqual(["by night", ""]);
  expect(JSON.stringify(first?.file)).toBe(JSON.stringify({ name: "patient", ...FILE }));
  expect(first?.query).toBe("period=30d&project=search");
  expect(first?.savedUs).toBeGreaterThan(1.7e15);
});

test("what is saved anew comes first, under the same number", async () => {
  const id = await created(scenario("patient"));
  await created(scenario("by night"));
  expect(await updateSavedScenario(database.db, id, scenario("more patient"))).toEqual({
    ok: true,
    value: null,
  });
  const listed = await listSavedScenarios(database.db);
  expect(listed.map((one) => [one.id === id, one.name])).toEqual([
    [true, "more patient"],
    [false, "by night"],
  ]);
});

test("a name belongs to one scenario: the second is refused, and nothing changes", async () => {
  await created(scenario("patient"));
  const other = await created(scenario("by night"));
  const isTaken = { ok: false, error: { code: "scenario-name-taken" } };
  expect(await createSavedScenario(database.db, scenario("patient"))).toMatchObject(isTaken);
  expect(await updateSavedScenario(database.db, other, scenario("patient"))).toMatchObject(isTaken);
  expect(await names()).toEqual(["by night", "patient"]);
});

test("twenty tabs that save the same name at once leave one", async () => {
  const wishes = Array.from({ length: 20 }, () =>
    createSavedScenario(database.db, scenario("same")),
  );
  const made = await Promise.all(wishes);
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await names()).toEqual(["same"]);
});

test("what is deleted is gone, and deleting or changing it again says so", async () => {
  const id = await created(scenario("patient"));
  expect(await deleteSavedScenario(database.db, id)).toEqual({ ok: true, value: null });
  const gone = { ok: false, error: { code: "scenario-unknown" } };
  expect(await deleteSavedScenario(database.db, id)).toMatchObject(gone);
  expect(await updateSavedScenario(database.db, id, scenario("patient"))).toMatchObject(gone);
});

test.each([
  [scenario(""), "scenario-name-invalid"],
  [scenario(" patient"), "scenario-name-invalid"],
  [scenario("two\nlines"), "scenario-name-invalid"],
  [scenario("nul\u0000"), "scenario-name-invalid"],
  [scenario("long", { file: { note: "x".repeat(50_000) } }), "scenario-too-long"],
  [scenario("far", { query: `model=${"x".repeat(8_000)}` }), "scenario-too-long"],
  [scenario("odd", { query: "model=\u0000" }), "scenario-too-long"],
] as const)("what cannot be kept is refused: %#", async (wish, code) => {
  expect(await createSavedScenario(database.db, wish)).toMatchObject({
    ok: false,
    error: { code },
  });
});

test("names of any script, and text within a file, are kept as they are", async () => {
  const name = "夜間 ' \"; drop table saved_scenarios; -- 👩‍💻";
  await created(scenario(name));
  expect((await listSavedScenarios(database.db))[0]?.file).toMatchObject({ name });
});

test("at most five hundred are kept", async () => {
  await database.db.sql`
    insert into saved_scenarios (name, file, query)
    select 'scenario ' || n, '{}', '' from generate_series(1, 500) n`;
  const made = await createSavedScenario(database.db, scenario("one too many"));
  expect(made).toMatchObject({ ok: false, error: { code: "scenario-limit" } });
});

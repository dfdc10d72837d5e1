import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import type { NewSavedView } from "../../wire/saved-views.ts";
import { defaultViewQuery, listSavedViews } from "../queries/list-saved-views.ts";
import { createSavedView, deleteSavedView, updateSavedView } from "./change-saved-views.ts";

const database = testDatabase();

const view = (name: string, rest: Partial<NewSavedView> = {}): NewSavedView => ({
  ...{ name, path: "/savings", query: "period=7d&model=o3", isDefault: false },
  ...rest,
});

beforeEach(async () => {
  await database.db.sql`truncate saved_views`;
});

async function created(wish: NewSavedView): Promise<number> {
  const made = await createSavedView(database.db, wish);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

test("a view is kept with its page and its parameters, and listed by page and name", async () => {
  await created(view("weekly"));
  await created(view("batch only", { path: "/", query: "tier=batch" }));
  await created(view("a month", { query: "period=30d" }));
  const listed = await listSavedViews(database.db);
  expect(listed.map(({ path, name, query }) => [path, name, query])).toEqual([
    ["/", "batch only", "tier=batch"],
    ["/savings", "a month", "period=30d"],
    ["/savings", "weekly", "period=7d&model=o3"],
  ]);
});

test("a page opens with one view at most: the latest choice", async () => {
  const first = await created(view("first", { isDefault: true }));
  await created(view("second", { query: "period=90d", isDefault: true }));
  await created(view("elsewhere", { path: "/", query: "tier=flex", isDefault: true }));
  expect(await defaultViewQuery(database.db, "/savings")).toBe("period=90d");
  expect(await defaultViewQuery(database.db, "/")).toBe("tier=flex");
  expect(await defaultViewQuery(database.db, "/audit")).toBeNull();

  await updateSavedView(database.db, first, view("first", { isDefault: true }));
  const defaults = (await listSavedViews(database.db)).filter(({ isDefault }) => isDefault);
  expect(defaults.map(({ name }) => name)).toEqual(["elsewhere", "first"]);
});

test("a name belongs to one view: the second is refused, and nothing changes", async () => {
  await created(view("weekly"));
  const other = await created(view("monthly"));
  const twice = await createSavedView(database.db, view("weekly", { isDefault: true }));
  expect(twice).toMatchObject({ ok: false, error: { code: "view-name-taken" } });
  const renamed = await updateSavedView(database.db, other, view("weekly"));
  expect(renamed).toMatchObject({ ok: false, error: { code: "view-name-taken" } });
  const listed = await listSavedViews(database.db);
  expect(listed.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["monthly", false],
    ["weekly", false],
  ]);
});

test("twenty tabs that save the same name and the same default at once leave one of each", async () => {
  const wishes = Array.from({ length: 20 }, (_, n) =>
    createSavedView(database.db, view(n % 2 === 0 ? "same" : `tab ${n}`, { isDefault: true })),
  );
  const made = await Promise.all(wishes);
  expect(made.filter(({ ok }) => ok)).toHaveLength(11);
  const listed = await listSavedViews(database.db);
  expect(listed.filter(({ name }) => name === "same")).toHaveLength(1);
  expect(listed.filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test("what is deleted is gone, and deleting or changing it again says so", async () => {
  const id = await created(view("weekly"));
  expect(await deleteSavedView(database.db, id)).toEqual({ ok: true, value: null });
  const gone = { ok: false, error: { code: "view-unknown" } };
  expect(await deleteSavedView(database.db, id)).toMatchObject(gone);
  expect(await updateSavedView(database.db, id, view("weekly"))).toMatchObject(gone);
});

test.each([
  ["", "view-name-invalid"],
  [" weekly", "view-name-invalid"],
  ["two\nlines", "view-name-invalid"],
  ["nul\u0000", "view-name-invalid"],
  ["x".repeat(101), "view-name-invalid"],
])("the name %j is refused", async (name, code) => {
  const made = await createSavedView(database.db, view(name));
  expect(made).toMatchObject({ ok: false, error: { code } });
});

test.each([
  { path: "https://evil.example/" },
  { path: "//evil.example" },
  { path: "/savings?model=o3" },
  { path: "savings" },
  { query: "?period=7d" },
  { query: "period=\u0000" },
  { query: `model=${"x".repeat(8_000)}` },
])("the address %j is refused", async (address) => {
  const made = await createSavedView(database.db, view("weekly", address));
  expect(made).toMatchObject({ ok: false, error: { code: "view-address-invalid" } });
});

test("names of any script are kept as they are", async () => {
  const name = "週次 ' \"; drop table saved_views; -- 👩‍💻";
  await created(view(name));
  expect((await listSavedViews(database.db))[0]?.name).toBe(name);
});

test("at most five hundred are kept", async () => {
  await database.db.sql`
    insert into saved_views (name, path, query) select 'view ' || n, '/', '' from generate_series(1, 500) n`;
  const made = await createSavedView(database.db, view("one too many"));
  expect(made).toMatchObject({ ok: false, error: { code: "view-limit" } });
});

import { describe, expect, test } from "vitest";
import { readQuestion } from "./question.ts";

const nowUs = Date.UTC(2026, 10, 20, 15, 30) * 1_000;
const read = (query: string) =>
  readQuestion(new URLSearchParams(query), { nowUs, defaultZone: "UTC" });
const whys = (query: string) =>
  read(query).filters.ignored.map(({ name, value }) => `${name}=${value}`);

test("without anything it asks what was spent", () => {
  expect(read("")).toMatchObject({ measures: ["spend"], by: [], limit: null, compare: false });
});

test("measures and cuts come repeated or with commas, each once", () => {
  const question = read("measure=spend,saved&measure=spend&by=day,model&by=project");
  expect(question.measures).toEqual(["spend", "saved"]);
  expect(question.by).toEqual(["day", "model", "project"]);
  expect(question.filters.ignored).toEqual([]);
});

describe("what does not go is left out and named with what is accepted", () => {
  test.each([
    ["measure=cost", "measure=cost"],
    ["by=colour", "by=colour"],
    ["by=day,hour", "by=hour"],
    ["measure=latency.p95&by=errorClass", "by=errorClass"],
    ["order=spent", "order=spent"],
    ["order=-model", "order=-model"],
    ["by=model&order=-change", "order=-change"],
    ["by=day&period=7d&compare=previous&order=-change", "order=-change"],
    ["limit=0", "limit=0"],
    ["limit=1e3", "limit=1e3"],
    ["compare=last-year&period=7d", "compare=last-year"],
    ["compare=previous", "compare=previous"],
    ["period=7d&zone=Mars", "zone=Mars"],
    ["from=2026-11-02&to=2026-11-01", "from=2026-11-02 to 2026-11-01"],
    ["colour=red", "colour=red"],
  ])("%s", (query, ignored) => expect(whys(query)).toEqual([ignored]));

  test("the names that are accepted are told", () => {
    const why = (query: string) => read(query).filters.ignored[0]?.why;
    expect(why("measure=cost")).toContain("spendAt.flex");
    expect(why("by=colour")).toContain("hourOfWeek");
    expect(why("colour=red")).toContain("errorClass!");
    expect(why("by=day,hour")).toBe("one cut by time at once");
    expect(why("measure=latency.p95&by=errorClass")).toBe("latency.p95 is not told apart by it");
  });
});

test("a period with a beginning is compared with the one before", () => {
  expect(read("compare=previous&period=7d").compare).toBe(true);
});

test("rows are ordered by their change only where there is a period before and no cut by time", () => {
  expect(read("by=model&period=7d&compare=previous&order=-change")).toMatchObject({
    order: { by: "change", descending: true },
    filters: { ignored: [] },
  });
  expect(read("by=model&order=change").filters.ignored[0]?.why).toBe(
    "needs compare=previous and no cut by time",
  );
});

test("an order names a measure or a cut of the question, largest first with a minus", () => {
  expect(read("by=model&order=model").order).toEqual({ by: "model", descending: false });
  expect(read("measure=saved&order=-saved").order).toEqual({ by: "saved", descending: true });
});

import { expect, test } from "vitest";
import { readOverviewFilters } from "../../lib/analytics/overview-filters.ts";
import { parseIsoUs } from "../../lib/core/time.ts";
import { besideText, readBeside } from "./beside.ts";
import { fixedFilters, linkHref, savedHref } from "./scenario-address.ts";
import { type Draft, readDraft, TODAY } from "./scenario-file.ts";

const NOW_US = parseIsoUs("2026-11-21T15:30:00Z") ?? 0;

const filtersOf = (query: string) =>
  readOverviewFilters(new URLSearchParams(query), { nowUs: NOW_US, defaultZone: "UTC" });

const DRAFT: Draft = {
  ...{ ...TODAY, name: "50 % & more", seed: 7 },
  workloads: [{ match: { project: "a=b&c" }, policy: { kind: "flex", maxAttempts: 5 } }],
};

const paramsOf = (href: string) => new URL(href, "http://localhost").searchParams;

test("a link holds the whole address: the scenario, its filters, and what stands beside", () => {
  const href = linkHref(filtersOf("project=search&tier=flex"), DRAFT, besideText([TODAY, DRAFT]));
  const params = paramsOf(href);
  expect(params.getAll("project")).toEqual(["search"]);
  expect(params.getAll("tier")).toEqual(["flex"]);
  expect(readDraft(params.get("scenario"))).toEqual(DRAFT);
  expect(readBeside(params.get("beside"))).toEqual([TODAY, DRAFT]);
});

test("a period that moves with the clock is linked by its days, so that tomorrow it is the same", () => {
  // Thirty days up to 21 November, in Tokyo already the 22nd.
  expect(fixedFilters(filtersOf("period=30d"))).toMatchObject({
    ...{ period: "custom", fromDay: "2026-10-23", toDay: "2026-11-21" },
  });
  const tokyo = paramsOf(linkHref(filtersOf("period=7d&zone=Asia/Tokyo"), DRAFT, null));
  expect([tokyo.get("from"), tokyo.get("to")]).toEqual(["2026-11-16", "2026-11-22"]);
  for (const query of ["", "period=24h", "from=2026-11-01&to=2026-11-10"]) {
    const filters = filtersOf(query);
    expect(fixedFilters(filters)).toBe(filters);
  }
});

test("a saved scenario opens under its own name and the filters that it was saved with", () => {
  const href = savedHref({
    ...{ id: 1, name: "renamed", file: DRAFT, query: "period=30d&project=search", savedUs: 0 },
  });
  const params = paramsOf(href);
  expect(params.get("period")).toBe("30d");
  expect(readDraft(params.get("scenario"))).toEqual({ ...DRAFT, name: "renamed" });
});

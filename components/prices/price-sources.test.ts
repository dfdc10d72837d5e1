import { describe, expect, test } from "vitest";
import { lastDayOf, linkedParts, listSources, sourceRefs } from "./price-sources.ts";

const us = (day: string): number => Date.parse(day) * 1_000;
const links = (source: string) => linkedParts(source).flatMap(({ href }) => href ?? []);

test("a source that several prices share has one number in a sheet", () => {
  const prices = [
    { source: "page A; page B", fromUs: us("2026-03-05") },
    { source: "page B; page C", fromUs: us("2026-03-05") },
  ];
  const all = listSources(prices);
  expect(all).toEqual(["page A", "page B", "page C"]);
  expect(prices.map((price) => sourceRefs(price, all).map(({ number }) => number))).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test("a page copied before the price began is flagged as older, one copied later is not", () => {
  const price = {
    source:
      "official pricing page copy, Nov 2025, all four tabs; vercel.com/docs/service-tiers copy 2026-04-03; no date",
    fromUs: us("2026-03-17"),
  };
  expect(sourceRefs(price, listSources([price])).map(({ isOlder }) => isOlder)).toEqual([
    true,
    false,
    false,
  ]);
});

test("a copy of the month, or of the day, in which the price began is not older", () => {
  for (const source of ["copy, Mar 2026", "copy 2026-03-17", "copy 2026-03-01..22"]) {
    const price = { source, fromUs: us("2026-03-17") };
    expect(sourceRefs(price, [source])[0]?.isOlder, source).toBe(false);
  }
});

describe("the last day of a source", () => {
  test.each([
    ["pricing.md copy 2026-09-03..22, zh translation", "2026-09-22"],
    ["pricing (public copy, Oct-Nov 2026)", "2026-11-31"],
    ["genai-prices/openai.yml @47df840a (2026-08-21)", "2026-08-21"],
    ["docs.apiyi.com/en/live/2026-08/deepseek", "2026-08-31"],
    ["id verified 2026-09-14 + id checked 2026-10-09", "2026-10-09"],
  ])("%s", (source, day) => expect(lastDayOf(source)).toBe(day));

  test("is not known where no date is named", () => {
    expect(lastDayOf("official rows in fixtures, v2.0.2611")).toBeNull();
  });
});

describe("a link in a source", () => {
  test("leads to a host with its path, without the words around it", () => {
    expect(linkedParts("developers.openai.com/api/docs/pricing.md copy 2026-09-22..29")).toEqual([
      {
        text: "developers.openai.com/api/docs/pricing.md",
        href: "https://developers.openai.com/api/docs/pricing.md",
      },
      { text: " copy 2026-09-22..29", href: null },
    ]);
    expect(links("page (https://example.com/a?b=1). More")).toEqual(["https://example.com/a?b=1"]);
    expect(links("rebruit.com/?p=16811 and technologynewso.com.")).toEqual([
      "https://rebruit.com/?p=16811",
      "https://technologynewso.com",
    ]);
  });

  test("is never made of a repository, a file, a version or another scheme", () => {
    for (const source of [
      "pydantic/genai-prices:prices/providers/openai.yml @47df840a",
      "anomalyco/models.dev pull 4891",
      "kurofune/claudit v1.9.2",
      "javascript:alert(1)",
      "me@example.com",
    ]) {
      expect(links(source), source).toEqual([]);
    }
  });

  test("loses no letter of the text", () => {
    const source = "a dev.to/x + dev.to/y copies of developers.openai.com/z (Oct 2026)";
    expect(
      linkedParts(source)
        .map(({ text }) => text)
        .join(""),
    ).toBe(source);
  });
});

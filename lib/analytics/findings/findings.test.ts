import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import type { AuditFinding } from "../../wire/audit.ts";
import { auditFindings } from "../audit-findings.ts";
import { cellOfRecord } from "../cell-of-record.ts";
import type { CostCell } from "../cost-cell.ts";
import { priceCell } from "../price-cell.ts";
import type { Twin } from "./finding.ts";
import { FINDINGS } from "./index.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;

/** o3 in its first weeks: $10 in at standard, $5 at flex and batch. */
function call(over: Partial<UsageRecord> = {}): CostCell {
  return cellOfRecord({
    ...blankRecord("call", at("2025-05-01T12:00:00Z")),
    ...{ provider: "openai", model: "o3", tierServed: "standard", tierRequested: "standard" },
    ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 0, project: "search" },
    ...over,
  });
}

const FLEX = { tierRequested: "flex", tierServed: "flex" };
const priced = (cells: readonly CostCell[]) =>
  cells.map((cell) => ({ cell, price: priceCell(PRICE_BOOK, cell) }));

interface Given {
  readonly usage?: readonly CostCell[];
  readonly contested?: readonly CostCell[];
  /** Of code that asked for flex. */
  readonly changed?: readonly CostCell[];
  readonly twins?: readonly Twin[];
  readonly byChance?: number;
}

function audited(given: Given) {
  const { usage = [], contested = [], changed = [], twins = [], byChance = 0 } = given;
  const found = twins.reduce((sum, { cell }) => sum + cell.records, 0);
  return auditFindings({
    ...{ book: PRICE_BOOK, usage: priced(usage), contested: priced(contested), twins },
    changed: [{ tierInCode: "flex", usage: priced(changed) }],
    twinSearch: { looked: 100, isCut: false, found, byChance },
  });
}

function finding(id: string, given: Given): AuditFinding | undefined {
  return audited(given).findings.find((one) => one.id === id);
}

test("sound records yield no finding, and every check is listed as clean", () => {
  const { findings, clean } = audited({
    usage: [
      call(),
      call(FLEX),
      call({ tierRequested: "batch", tierServed: "batch" }),
      call({ tierRequested: "auto", tierServed: "standard" }),
      call({ ...FLEX, outcome: "error", errorClass: "flex_unavailable", tierServed: null }),
      call({ outcome: "error", errorClass: "invalid_request", tierServed: null }),
      call({ model: "gpt-5-mini-2025-08-07", startUs: at("2026-08-20T12:00:00Z") }),
    ],
  });
  expect(findings).toEqual([]);
  expect(clean.map(({ id }) => id)).toEqual(FINDINGS.map(({ id }) => id));
});

test("ids of findings are their own, and none promises anything without saying what to do", () => {
  expect(new Set(FINDINGS.map(({ id }) => id)).size).toBe(FINDINGS.length);
  for (const { means, todo, how } of FINDINGS) {
    for (const words of [means, todo, how]) expect(words.length).toBeGreaterThan(15);
  }
});

describe("the tier asked for", () => {
  test("a call that asked for flex and was served standard lost $5 of its $10", () => {
    const usage = [call({ tierRequested: "flex" }), call(FLEX)];
    expect(finding("cheaper-not-served", { usage })).toMatchObject({
      ...{ records: 1, usd: "5", effect: "overpaid", basis: "modelled", sureness: "certain" },
      lines: [
        {
          ...{ model: "o3", asked: "flex", served: "standard", usd: "5" },
          filters: [
            ["provider", "openai"],
            ["model", "o3"],
            ["requestedTier", "flex"],
            ["servedTier", "standard"],
          ],
        },
      ],
    });
  });

  test("flex for a model that has none is counted, without dollars", () => {
    const usage = [
      call({ model: "gpt-4.1", startUs: at("2026-08-20T12:00:00Z"), tierRequested: "flex" }),
    ];
    expect(finding("cheaper-not-served", { usage })).toMatchObject({
      ...{ records: 1, usd: null, unpriced: 1 },
      lines: [{ note: "not sold at flex by the price list" }],
    });
  });

  test("priority that was served at standard spared what priority costs more", () => {
    const facts = { model: "gpt-4.1", startUs: at("2026-08-20T12:00:00Z") };
    const usage = [call({ ...facts, tierRequested: "priority" })];
    // gpt-4.1: $2.00 in at standard, $3.50 at priority.
    expect(finding("priority-downgraded", { usage })).toMatchObject({
      ...{ records: 1, usd: "1.5", effect: "spared" },
    });
  });

  test("a call that does not say what it asked for is no standard call, and counts with its spend", () => {
    const usage = [call({ tierRequested: null }), call({ tierRequested: null, outcome: "error" })];
    expect(finding("requested-unknown", { usage })).toMatchObject({ records: 1, usd: "10" });
    expect(finding("parameter-missing", { usage })).toBeUndefined();
  });

  test("where the same project asks for flex, a call without a tier may have lost it", () => {
    const usage = [
      call({ tierRequested: null }),
      call({ tierRequested: null, project: "support" }),
      call({ tierRequested: null, project: null }),
      call({ ...FLEX, project: null }),
      call(FLEX),
    ];
    expect(finding("parameter-missing", { usage })).toMatchObject({
      ...{ records: 1, usd: "5", sureness: "possible" },
      lines: [{ note: "project search", records: 1 }],
    });
  });

  test("what one source names and another does not is likely dropped between them", () => {
    const contested = [call({ tierRequested: "flex" }), call(FLEX)];
    expect(finding("parameter-contested", { contested })).toMatchObject({
      ...{ records: 1, usd: "5", sureness: "likely" },
    });
  });

  test("what code asked for and something above the wire dropped or replaced is told by what was sent", () => {
    const changed = [
      call({ tierRequested: null }),
      call({ tierRequested: "auto" }),
      call({ tierRequested: "auto" }),
      call({ tierRequested: null, tierServed: "flex" }),
    ];
    // Twice $10 − $5 of what was sent as auto, once of what named no tier; what flex served cost nothing more.
    expect(finding("changed-on-the-way", { changed })).toMatchObject({
      ...{ records: 3, usd: "15", sureness: "certain" },
      lines: [
        { asked: "flex", served: "standard", note: "sent: auto", records: 2, usd: "10" },
        { asked: "flex", note: "sent: no tier", records: 1, usd: "5" },
      ],
    });
    expect(finding("changed-on-the-way", { changed })?.lines[1]?.filters).toContainEqual([
      ...["requestedTier", "unknown"],
    ]);
  });

  test("a tier that no answer confirms is an assumption", () => {
    const usage = [call({ tierRequested: "flex", tierServed: null })];
    expect(finding("served-unknown", { usage })).toMatchObject({ usd: "5", basis: "assumed" });
  });
});

test("a refused tier costs nothing, and says whether the price list sells it", () => {
  const refused = { outcome: "error", tierRequested: "flex", tierServed: null } as const;
  const usage = [
    call({ ...refused, errorClass: "tier_not_allowed", inputTotal: null }),
    call({
      ...refused,
      errorClass: "flex_not_supported",
      model: "gpt-4.1",
      startUs: at("2026-08-20T12:00:00Z"),
    }),
  ];
  const found = finding("tier-refused", { usage });
  expect(found).toMatchObject({ records: 2, usd: "0", effect: "free" });
  expect(found?.lines.map(({ note }) => note)).toEqual([
    "the tier is not allowed for this project; the price list sells flex for it",
    "flex is not available for this model; the price list has no flex for it",
  ]);
});

test("an answered call without tokens has no known dollars", () => {
  const usage = [
    call({ inputTotal: null, outputTotal: null, endpoint: "/v1/chat/completions" }),
    call({ outcome: "pending", inputTotal: null, outputTotal: null }),
  ];
  expect(finding("without-usage", { usage })).toMatchObject({
    ...{ records: 1, usd: null, effect: "unknown" },
    lines: [{ note: "/v1/chat/completions", usd: null }],
  });
});

describe("names", () => {
  test("a snapshot that costs more than its alias is told with the difference", () => {
    // gpt-4o-2024-05-13: $5.00 in; gpt-4o: $2.50.
    const startUs = at("2026-08-20T12:00:00Z");
    const usage = [call({ model: "gpt-4o-2024-05-13", startUs })];
    const found = finding("name-priced-otherwise", { usage });
    expect(found).toMatchObject({ records: 1, usd: "2.5", effect: "overpaid" });
    expect(found?.lines[0]?.note).toMatch(/gpt-4o is gpt-4o/);
  });

  test("hostile names stay names", () => {
    const names = [
      "__proto__",
      "constructor",
      "'; drop table calls;--",
      "<script>",
      "a-2025-01-01",
      "\u202e",
    ];
    const usage = names.map((model) =>
      call({ model, provider: model, tierRequested: "flex", errorClass: null }),
    );
    const found = finding("cheaper-not-served", { usage });
    expect(found?.records).toBe(names.length);
    expect(new Set(found?.lines.map(({ model }) => model))).toEqual(new Set(names));
    expect(finding("name-priced-otherwise", { usage })).toBeUndefined();
  });
});

describe("calls counted twice", () => {
  const twin = { cell: call(), first: "Langfuse", second: "LiteLLM" };

  test("the second telling is what may be counted too much", () => {
    const found = finding("counted-twice", { twins: [twin] });
    expect(found).toMatchObject({ records: 1, usd: "10", sureness: "likely", basis: "assumed" });
    expect(found?.lines[0]?.note).toBe("LiteLLM, told by Langfuse before");
  });

  test("where chance alone brings as many, it is only possible", () => {
    expect(finding("counted-twice", { twins: [twin], byChance: 1 })?.sureness).toBe("possible");
  });
});

test("dollars of a finding are exactly the sum of its lines, and what cost too much comes first", () => {
  const usage = [
    call({ tierRequested: "flex", inputTotal: 333_333 }),
    call({ tierRequested: "flex", model: "o4-mini", inputTotal: 777_777 }),
    call({ tierRequested: null, project: "support" }),
  ];
  const { findings } = audited({ usage });
  // 333,333 × $5 per million and 777,777 × $0.55.
  expect(finding("cheaper-not-served", { usage })?.usd).toBe("2.09444235");
  expect(findings.map(({ id }) => id)).toEqual(["cheaper-not-served", "requested-unknown"]);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DIMENSIONS } from "../../lib/analytics/query/dimensions.ts";
import { MEASURES } from "../../lib/analytics/query/measures.ts";
import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../lib/core/record.ts";
import { API } from "../../lib/wire/paths.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { answerOf } from "./answers.ts";
import { callFiles } from "./call-files.ts";
import { PageApi } from "./page-api.ts";

/* What the interface does not understand it refuses, and says what it would have understood. */

let product: Product;
let api: PageApi;

beforeAll(async () => {
  product = await startProduct();
  api = new PageApi(product.url);
  const at = callFiles({ "calls.csv": [0, 40] });
  await answerOf(product.dataFolder, "import", at("calls.csv"), "--map", at("map.json"));
});
afterAll(async () => await product.stop());

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

async function refusal(path: string, options?: RequestInit): Promise<Refused> {
  const response = await fetch(product.url + path, options);
  const text = await response.text();
  if (response.ok) throw new Error(`${path} was answered: ${text.slice(0, 200)}`);
  const { error } = JSON.parse(text);
  return { status: response.status, ...error };
}

const QUESTIONS: Readonly<Record<string, string>> = {
  overview: API.overview,
  ledger: `${API.ledger}?figure=asServed`,
  frame: API.frame,
  query: API.query,
  "query as CSV": `${API.query}?format=csv`,
  "focus.csv": API.focus,
  calls: API.calls,
  "calls/totals": `${API.calls}/totals`,
  "calls/file": `${API.calls}/file?format=json`,
  savings: API.savings,
  reliability: API.reliability,
  latency: API.latency,
  audit: API.audit,
  workloads: API.workloads,
};

const withMore = (path: string, query: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}${query}`;

const WRONG: readonly (readonly [string, string, readonly string[]])[] = [
  ["a filter that there is not", "colour=red", ["colour=red", ...FILTER_PARAMETERS]],
  ["a zone that there is not", "zone=Mars/Base", ["zone=Mars/Base", "Europe/Berlin"]],
  ["a period that there is not", "period=fortnight", ["24h", "7d", "30d", "90d", "month"]],
  ["a reversed range", "from=2026-11-20&to=2026-11-01", ["ends before it begins"]],
  ["days beside a named period", "period=7d&from=2026-11-01", ["period=7d names the period"]],
  ["two zones", "zone=UTC&zone=Europe/Berlin", ["zone=Europe/Berlin", "the first one holds"]],
  ["a day that there is not", "from=2026-02-30", ["from=2026-02-30", "2026-11-20"]],
  ["an error class that there is not", "errorClass=oops", ERROR_CLASSES],
  ["an outcome left out that there is not", "outcome!=great", OUTCOMES],
  ["records of nobody", "data=mine", ["own", "sample"]],
  ["a grain that there is not", "prefer=both", ["calls", "buckets"]],
];

describe.each(Object.entries(QUESTIONS))("%s", (_, path) => {
  test.each(WRONG)("refuses %s with what it accepts", async (_, query, accepted) => {
    const { status, code, message } = await refusal(withMore(path, query));
    expect({ status, code }).toEqual({ status: 400, code: "bad-request" });
    for (const word of accepted) expect(message).toContain(word);
  });

  test("answers where all of it is understood", async () => {
    const response = await fetch(product.url + withMore(path, "period=30d&zone=Asia/Kathmandu"));
    expect(response.status).toBe(200);
  });
});

test.each(["views", "scenarios", "own-names", "prices", "price-file", "aliases", "uploads"])(
  "%s has no filters, and refuses one rather than answer with everything",
  async (path) => {
    const { status, message } = await refusal(`/api/v1/${path}?tier=flex`);
    expect(status).toBe(400);
    expect(message).toContain("tier=flex: this address takes no parameters");
  },
);

describe("a question", () => {
  test.each([
    ["measure=profit", MEASURES.map(({ id }) => id)],
    ["by=colour", DIMENSIONS.map(({ id }) => id)],
    ["by=day,week", ["by="]],
    ["by=attempts", ["by="]],
    ["order=latency.p95", ["spend"]],
    ["limit=0", ["from 1 to 10000"]],
    ["compare=next", ["previous or none"]],
    ["compare=previous", ["without a beginning"]],
    ["format=xml", ["json, csv"]],
  ])("%s is refused with what is accepted", async (query, accepted) => {
    const { status, code, message } = await refusal(`${API.query}?${query}`);
    expect({ status, code }).toEqual({ status: 400, code: "bad-request" });
    for (const word of accepted) expect(message).toContain(word);
  });

  test("a figure that there is not is refused with those that there are", async () => {
    const { status, message } = await refusal(`${API.ledger}?figure=profit`);
    expect(status).toBe(400);
    for (const figure of ["asServed", "available"]) expect(message).toContain(figure);
  });
});

describe("the list of calls", () => {
  test.each([
    ["sort=colour", "-time"],
    ["limit=501", "from 1 to 500"],
    ["limit=many", "from 1 to 500"],
    ["after=stale", "after=stale"],
    ["format=xml", "no such"],
  ])("%s is refused", async (query, accepted) => {
    const { status, message } = await refusal(`${API.calls}?${query}`);
    expect(status).toBe(400);
    if (query !== "format=xml") expect(message).toContain(accepted);
  });

  test("a cursor is good for its own filters and order alone, and a page lists it as ignored", async () => {
    const { next } = await api.json<{ next: string }>(`${API.calls}?limit=5`);
    const others = [`${API.calls}?limit=5&model=o3`, `${API.calls}?limit=5&sort=time`];
    for (const path of others) {
      const { status, message } = await refusal(`${path}&after=${next}`);
      expect(status).toBe(400);
      expect(message).toContain("after=");
    }
    const answer = await api.json<{ filters: { ignored: unknown[] } }>(
      `${API.calls}?limit=5&model=o3&after=${next}&colour=red`,
      { headers: { prefer: "handling=lenient" } },
    );
    expect(answer.filters.ignored).toMatchObject([{ name: "colour" }, { name: "after" }]);
  });

  test("a file of calls in a form that there is not, and a call that there is not", async () => {
    expect(await refusal(`${API.calls}/file?format=xml`)).toMatchObject({ status: 400 });
    expect(await refusal(`${API.calls}/nonsense`)).toMatchObject({
      status: 404,
      code: "not-found",
    });
  });
});

test("a page's own request has what it does not understand listed instead", async () => {
  const options = { headers: { prefer: "handling=lenient" } };
  const path = `${API.overview}?colour=red&from=2026-11-20&to=2026-11-01`;
  const { filters } = await api.json<{ filters: { ignored: unknown[] } }>(path, options);
  expect(filters.ignored).toMatchObject([{ name: "from" }, { name: "colour" }]);
});

describe("what would change prices", () => {
  const send = (path: string, body: unknown): Promise<Refused> =>
    refusal(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const file = (text: string) => ({
    ...{ fileName: "prices.json", text, fromDay: "2026-11-01", accept: null },
  });
  const row = { input_cost_per_token: 0.000001, litellm_provider: "openai", mode: "chat" };
  const discount = {
    ...{ provider: "openai", model: null, tier: null, percent: "10" },
    ...{ fromDay: "2026-01-01", toDay: null, note: "contract 1" },
  };

  test.each([
    ["no JSON", "{", "no JSON"],
    ["another JSON", '{"a":1}', "model_prices_and_context_window.json"],
    ["a row that is wrong", JSON.stringify({ odd: { ...row, input_cost_per_token: -1 } }), "odd"],
  ])(
    "a price file that is %s is refused with the row at fault, and nothing is saved",
    async (_, text, named) => {
      const before = await api.json(API.ownNames);
      const { status, message } = await send(API.priceFile, file(text));
      expect(status).toBe(400);
      expect(message).toContain(named);
      expect(message).toContain("Nothing was saved");
      expect(await api.json(API.ownNames)).toEqual(before);
    },
  );

  test("a discount that overlaps with another is refused by name, also as a preview, and nothing is saved", async () => {
    await api.send("POST", API.discounts, discount);
    const before = await api.json(API.ownNames);
    const other = { ...discount, model: "gpt-5-mini", fromDay: "2026-06-01", note: "contract 2" };
    for (const path of [API.discounts, `${API.discounts}?preview=1`]) {
      const { status, message } = await send(path, other);
      expect(status).toBe(409);
      expect(message).toMatch(/overlaps with discount 1.*contract 1.*Nothing was saved/s);
    }
    expect(await api.json(API.ownNames)).toEqual(before);
  });

  test.each([
    ["a percentage over 100", { percent: "101" }, "101"],
    [
      "days the wrong way round",
      { fromDay: "2025-02-01", toDay: "2025-01-01" },
      "before the first",
    ],
    ["a provider that there is not", { provider: "acme" }, "acme"],
    ["a day that there is not", { fromDay: "2026-02-30" }, "2026-11-01"],
  ])("a discount with %s is refused", async (_, wrong, named) => {
    const { status, message } = await send(API.discounts, { ...discount, ...wrong });
    expect(status).toBe(400);
    expect(message).toContain(named);
  });

  test("a price of a model, tier and day that has one is refused, and nothing is saved", async () => {
    const price = {
      ...{ provider: null, model: "house-model", tiers: ["standard"], fromDay: "2026-01-01" },
      ...{ input: "1", cachedInput: null, output: "2", source: "offer" },
    };
    await api.send("POST", API.ownPrices, price);
    const before = await api.json(API.ownNames);
    for (const path of [API.ownPrices, `${API.ownPrices}?preview=1`]) {
      const { status, message } = await send(path, { ...price, input: "9" });
      expect(status).toBe(409);
      expect(message).toContain("from 2026-01-01 for house-model at standard already");
    }
    for (const wrong of [{ input: "cheap" }, { fromDay: "soon" }, { tiers: [] }]) {
      expect(await send(API.ownPrices, { ...price, ...wrong })).toMatchObject({ status: 400 });
    }
    expect(await api.json(API.ownNames)).toEqual(before);
  });

  test("a body that is no JSON is refused as such", async () => {
    for (const path of [API.discounts, API.ownPrices, API.priceFile, API.workloads]) {
      expect(await send(path, "{")).toMatchObject({ status: 400, code: "bad-request" });
    }
  });
});

import fc from "fast-check";
import {
  blankRecord,
  ERROR_CLASSES,
  OUTCOMES,
  TOKEN_FIELDS,
  type UsageRecord,
} from "../core/record.ts";
import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { inputSizeBoundaries, priceChangeInstantsUs } from "../pricing/price-calendar.ts";

const FIRST = Date.UTC(2026, 6, 20) * 1000;
const DAYS = 60;
/** On which some prices follow the hour of the day. */
const A_TUESDAY = Date.UTC(2026, 7, 18) * 1000;

/** Long contexts, hours of the day, cache writes, no output, a price cut: each decides some price. */
const sold = fc.constantFrom<[string | null, string | null][]>(
  ["openai", "gpt-5.4"],
  ["openai", "gpt-5.6-sol"],
  ["openai", "text-embedding-3-small"],
  ["google", "gemini-3.1-pro-preview"],
  ["anthropic", "claude-opus-5"],
  ["deepseek", "deepseek-v4-pro"],
  [null, "o3"],
  ["openai", "mystery"],
  [null, null],
);

const nearBoundary = inputSizeBoundaries(PRICE_BOOK).flatMap((size) => [size - 1, size]);
const count = fc.constantFrom(0, 3, 1_000);

/** Few different counts, so that records meet in one sum although they differ in what matters. */
const tokens = {
  inputTotal: fc.constantFrom(0, 3, 2_000, ...nearBoundary),
  inputCached: count,
  inputCacheWrite: count,
  inputCacheWrite1h: count,
  outputTotal: count,
  reasoning: count,
};

/** Moments at, just before and just after price changes and hours, and anywhere between. */
const moment = fc.oneof(
  fc.integer({ min: FIRST, max: FIRST + DAYS * US_PER_DAY }),
  fc
    .tuple(
      fc.constantFrom(
        ...priceChangeInstantsUs(PRICE_BOOK).filter(
          (us) => us > FIRST && us < FIRST + DAYS * US_PER_DAY,
        ),
        ...[0, 1, 4, 6, 10].map((hour) => A_TUESDAY + hour * US_PER_HOUR),
      ),
      fc.constantFrom(-1, 0, 1, 29 * 60_000_000),
    )
    .map(([us, offset]) => us + offset),
);

const anyCause = fc.constantFrom(...ERROR_CLASSES, null);
/** How a record ended: every outcome with every cause, those included that no provider would name together. */
const ending = fc.oneof(
  fc.constant({ outcome: "success" as const, errorClass: null }),
  fc.record({ outcome: fc.constantFrom(...OUTCOMES), errorClass: anyCause }),
);

/** Records that differ in all that can decide a price, contradictory counts included. */
export const arbitraryRecord: fc.Arbitrary<UsageRecord> = fc
  .record({
    grain: fc.constantFrom("call", "call", "bucket"),
    startUs: moment,
    requests: fc.option(fc.nat({ max: 50 })),
    sold,
    tierRequested: fc.constantFrom("flex", "auto", "priority", null),
    tierServed: fc.constantFrom(
      "standard",
      "standard",
      "standard",
      "flex",
      "batch",
      "ultrafast",
      null,
    ),
    ending,
    ...tokens,
    project: fc.constantFrom("search", "support", null),
    workload: fc.constantFrom("nightly", null),
    region: fc.constantFrom("us", "eu-west-1", null),
  })
  .map(({ sold: [provider, model], ending, ...facts }) => ({
    ...blankRecord(facts.grain, facts.startUs),
    ...facts,
    ...ending,
    provider,
    model,
    requests: facts.grain === "call" ? 1 : facts.requests,
  }));

const unknown = fc.oneof(
  fc.subarray([...TOKEN_FIELDS]),
  fc.constantFrom<(typeof TOKEN_FIELDS)[number][][]>([], ["inputCacheWrite1h"], ["inputCached"]),
);
const unknowns = fc.array(unknown, { minLength: 1, maxLength: 2 });

/** Records alike but for their time and their counts: what a sum brings together, or must keep apart. */
export const likeRecords: fc.Arbitrary<readonly UsageRecord[]> = fc
  .record({
    alike: arbitraryRecord,
    moments: fc.array(moment, { minLength: 1, maxLength: 5 }),
    unknowns,
    causes: fc.array(anyCause, { minLength: 1, maxLength: 3 }),
    counts: fc.array(fc.record({ ...tokens, pick: fc.nat() }), { minLength: 2, maxLength: 40 }),
  })
  .map(({ alike, moments, unknowns, causes, counts }) =>
    counts.map(({ pick, ...own }) => {
      const unknown = unknowns[pick % unknowns.length] ?? [];
      const startUs = moments[pick % moments.length] ?? alike.startUs;
      const nulls = Object.fromEntries(unknown.map((field) => [field, null]));
      const cause = causes[pick % causes.length] ?? null;
      const errorClass = alike.errorClass === null ? null : cause;
      return { ...alike, ...own, ...nulls, errorClass, startUs };
    }),
  );

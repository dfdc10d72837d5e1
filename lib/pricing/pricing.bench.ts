import { calcPrice } from "@pydantic/genai-prices";
import { exactUsd, type Picodollars, picodollars } from "../core/money.ts";
import { createRandom, type Random } from "../core/random.ts";
import type { Outcome } from "../core/record.ts";
import type { Tier } from "../core/tier.ts";
import { US_PER_DAY, US_PER_MS } from "../core/time.ts";
import { explainPrice } from "./explain-price.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";
import type { PriceableUsage } from "./types.ts";

const RECORDS = 1_000_000;
const ROUNDS = 3;
const RUNS_PER_ROUND = 5; // of ours: a run takes a tenth of a second, one of the peer's twenty
const SEED = 20261120;
const FIRST_DAY_US = Date.UTC(2026, 9, 8) * US_PER_MS;
const DAYS = 30;

/** A model with the tiers that it is asked at; more mentions make a tier more frequent. */
const TRAFFIC: readonly (readonly [provider: string, model: string, ...tiers: Tier[]])[] = [
  ["openai", "gpt-5-mini", "standard", "standard", "flex", "batch", "priority"],
  ["openai", "gpt-5.4-2026-03-05", "standard", "flex", "batch", "priority"],
  ["openai", "gpt-5.6-sol", "standard", "standard", "flex", "batch", "priority"],
  ["openai", "gpt-6-sol", "standard", "flex", "batch", "priority"],
  ["openai", "o3", "standard", "flex", "batch", "priority"],
  ["openai", "gpt-4o-mini", "standard", "batch", "priority"],
  ["anthropic", "claude-sonnet-5", "standard", "batch"],
  ["anthropic", "claude-opus-5", "standard", "batch", "fast"],
  ["google", "gemini-2.5-flash", "standard", "flex", "batch"],
  ["google", "gemini-3.1-pro-preview", "standard", "flex", "priority"],
  ["groq", "openai/gpt-oss-120b", "standard", "flex"],
  ["deepseek", "deepseek-v4-pro", "standard"],
];

interface Sample {
  readonly usage: PriceableUsage;
  readonly tier: Tier;
}

/** What the peer is given for the same record. It has no notion of a tier. */
interface PeerSample {
  readonly usage: Record<string, number>;
  readonly model: string;
  readonly options: { readonly providerId: string; readonly timestamp: Date };
}

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random.next() * from.length)] ?? from[0];

function outcomeOf(random: Random): Outcome {
  const draw = random.next();
  if (draw < 0.96) return "success";
  return draw < 0.99 ? "error" : "incomplete";
}

function sampleOf(random: Random): Sample {
  const place = Math.floor(random.next() * TRAFFIC.length);
  const [provider, model, firstTier = "standard", ...moreTiers] = TRAFFIC[place] ?? ["", ""];
  const outcome = outcomeOf(random);
  const failed = outcome === "error";
  const isLong = random.next() < 0.02;
  const inputTotal = Math.floor(random.next() ** 3 * (isLong ? 900_000 : 60_000)) + 20;
  const share = random.next();
  const cached = share < 0.5 ? 0 : Math.floor(inputTotal * (share - 0.5) * 1.8);
  return {
    tier: pick(random, [firstTier, ...moreTiers]),
    usage: {
      grain: "call",
      provider,
      model,
      startUs: FIRST_DAY_US + Math.floor(random.next() * DAYS * US_PER_DAY),
      region: null,
      outcome,
      errorClass: failed ? "server_error" : null,
      inputTotal: failed ? null : inputTotal,
      inputCached: failed || share < 0.1 ? null : cached,
      inputCacheWrite: 0,
      inputCacheWrite1h: 0,
      outputTotal: failed ? null : Math.floor(random.next() ** 2 * 4_000) + 1,
      reasoning: null,
    },
  };
}

const peerSampleOf = ({ usage }: Sample): PeerSample => ({
  usage: {
    input_tokens: usage.inputTotal ?? 0,
    cache_read_tokens: usage.inputCached ?? 0,
    output_tokens: usage.outputTotal ?? 0,
  },
  model: usage.model ?? "",
  options: {
    providerId: usage.provider ?? "",
    timestamp: new Date(usage.startUs / US_PER_MS),
  },
});

interface Checked {
  readonly total: Picodollars;
  readonly priced: number;
  readonly unpriced: number;
}

/** Every total must be the sum of its line items; a known launch price must come out by hand arithmetic. */
function checkAnswers(samples: readonly Sample[]): Checked {
  const [known] = samples.filter(({ usage }) => usage.model === "o3");
  if (!known) throw new Error("expected o3 among the records");
  const launch = { ...known.usage, startUs: Date.UTC(2025, 4, 1) * US_PER_MS };
  const usage: PriceableUsage = { ...launch, outcome: "success", inputTotal: 1000, inputCached: 0 };
  const answer = priceUsage(PRICE_BOOK, { ...usage, outputTotal: 100 }, "standard");
  if (!answer.ok || exactUsd(answer.total) !== "0.014") {
    throw new Error("expected 1000 × $10/M + 100 × $40/M = $0.014 for o3 at launch");
  }

  let sum = 0n;
  let priced = 0;
  for (const sample of samples) {
    const price = priceUsage(PRICE_BOOK, sample.usage, sample.tier);
    if (!price.ok) continue;
    priced++;
    sum += price.total;
    const items = explainPrice(PRICE_BOOK, sample.usage, price);
    if (items.reduce((total, { amount }) => total + amount, 0n) !== price.total) {
      throw new Error(`line items of ${price.price?.id} do not sum to its total`);
    }
  }
  return { total: picodollars(sum), priced, unpriced: samples.length - priced };
}

/** The share of standard-tier records at which the peer says the same within a millionth of a cent. */
function agreement(samples: readonly Sample[], peers: readonly PeerSample[]): number {
  let compared = 0;
  let equal = 0;
  samples.forEach(({ usage, tier }, place) => {
    const peer = peers[place];
    const ours = tier === "standard" && peer ? priceUsage(PRICE_BOOK, usage, tier) : null;
    if (!peer || !ours?.ok || ours.price === null) return;
    const theirs = calcPrice(peer.usage, peer.model, peer.options);
    compared++;
    if (theirs && Math.abs(theirs.total_price - Number(ours.total) / 1e12) < 1e-8) equal++;
  });
  return equal / compared;
}

function timeOurs(samples: readonly Sample[]): number {
  const startMs = performance.now();
  let ok = 0;
  for (const { usage, tier } of samples) if (priceUsage(PRICE_BOOK, usage, tier).ok) ok++;
  const seconds = (performance.now() - startMs) / 1000;
  if (ok === 0) throw new Error("expected priced records");
  return samples.length / seconds;
}

function timePeer(peers: readonly PeerSample[]): number {
  const startMs = performance.now();
  let ok = 0;
  for (const { usage, model, options } of peers) if (calcPrice(usage, model, options)) ok++;
  const seconds = (performance.now() - startMs) / 1000;
  if (ok === 0) throw new Error("expected priced records");
  return peers.length / seconds;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function run() {
  const random = createRandom(SEED);
  const samples = Array.from({ length: RECORDS }, () => sampleOf(random));
  const peers = samples.map(peerSampleOf);
  const checked = checkAnswers(samples);
  const agreeing = agreement(samples.slice(0, 20_000), peers);

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let run = 0; run < RUNS_PER_ROUND; run++) ours.push(timeOurs(samples));
    theirs.push(timePeer(peers));
  }
  return {
    bench: "pricing",
    records: RECORDS,
    rounds: ROUNDS,
    priced: checked.priced,
    unpriced: checked.unpriced,
    totalUsd: exactUsd(checked.total),
    recordsPerSecond: Math.round(median(ours)),
    recordsPerSecondOfRuns: ours.map(Math.round),
    peer: "@pydantic/genai-prices",
    peerRecordsPerSecond: Math.round(median(theirs)),
    peerRecordsPerSecondOfRuns: theirs.map(Math.round),
    timesThePeer: Math.round(median(ours) / median(theirs)),
    peerAgreesAtStandard: Number(agreeing.toFixed(4)),
    note: "The peer ignores service tiers: it prices every record at standard, in floating point.",
  };
}

const result = run();
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(result));
} else {
  const count = (number: number): string => number.toLocaleString("en-US");
  console.log(
    `${count(result.records)} mixed records: ${count(result.priced)} priced, ${count(result.unpriced)} unpriced, together $${result.totalUsd}`,
  );
  console.log(`ours  ${count(result.recordsPerSecond)} records/s, exact, at the tier served`);
  console.log(`peer  ${count(result.peerRecordsPerSecond)} records/s (${result.peer})`);
  console.log(
    `ratio ${count(result.timesThePeer)} (medians over ${result.rounds} interleaved rounds)`,
  );
  console.log(
    `${result.note} At standard it agrees on ${(result.peerAgreesAtStandard * 100).toFixed(2)} %.`,
  );
}

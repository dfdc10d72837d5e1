import type { LiveRecord } from "../wire/live-record.ts";

const START_MS = Date.now() - 3_600_000;
const MODELS = ["gpt-5-mini", "gpt-5", "o3", "o4-mini"];
const TIERS = ["standard", "flex", "batch", "priority"];
const SCATTER = 2_654_435_761;
const WORD = 2 ** 32;

const scattered = (i: number): string => ((i * SCATTER) % WORD).toString(16).padStart(8, "0");

/** The i-th attempt with all that the client tells of one: its sender is the one of 12 workloads. */
const recordOf = (i: number): LiveRecord => ({
  id: `0f9b8c1e-3a77-4f05-9d0c-2b1f6f0a1c55-${i.toString(36)}.0`,
  time: new Date(START_MS + i * 3).toISOString(),
  requestId: `req_${scattered(i)}${scattered(i + 7)}_${i}`,
  responseId: `resp_${scattered(i + 13)}${scattered(i + 29)}_${i}`,
  operationId: `0f9b8c1e-3a77-4f05-9d0c-2b1f6f0a1c55-${i.toString(36)}`,
  attempt: 0,
  provider: "openai",
  endpoint: "/v1/responses",
  model: MODELS[i % 4] ?? "",
  modelRequested: MODELS[i % 4] ?? "",
  tierRequested: TIERS[(i >> 2) % 4] ?? "",
  tierServed: TIERS[(i >> 2) % 4] ?? "",
  outcome: "success",
  httpStatus: 200,
  inputTotal: i % 5_000,
  inputCached: i % 5,
  outputTotal: i % 700,
  reasoning: 0,
  latencyMs: 200 + (i % 3_000),
  ttftMs: 100 + (i % 300),
  streamed: i % 2 === 0,
  workload: `job-${i % 12}`,
  tags: { team: `team-${i % 5}` },
  rateLimit: {
    ...{ limitRequests: 10_000, remainingRequests: 9_999 - (i % 100), resetRequestsMs: 6 },
    ...{ limitTokens: 2_000_000, remainingTokens: 1_985_790 - (i % 9_000), resetTokensMs: 426 },
  },
});

/** Batches as the client sends them, made before they are timed: that work is the sender's. */
export class Batches {
  readonly #size: number;
  readonly #ready: string[] = [];
  #made = 0;

  constructor(size: number) {
    this.#size = size;
  }

  make(count: number): void {
    for (let n = 0; n < count; n++) {
      const from = this.#made * this.#size;
      const records = Array.from({ length: this.#size }, (_, i) => recordOf(from + i));
      const batch = { client: "tierscope-js/bench", dropped: 0, records };
      this.#ready.push(JSON.stringify(batch));
      this.#made += 1;
    }
  }

  take(): string {
    if (this.#ready.length === 0) this.make(1);
    const batch = this.#ready.shift();
    if (batch === undefined) throw new Error("a batch that was just made is missing");
    return batch;
  }
}

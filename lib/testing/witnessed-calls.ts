import { createTierscope } from "../client/tierscope.ts";
import type { LiveRecord } from "../wire/live-record.ts";
import { type Came, type Played, type PlayedProvider, playProvider } from "./played-provider.ts";

const PATIENCE_MS = 40_000;

type Client = ReturnType<typeof createTierscope>;

/** What a provider answered to whom, as its records tell. */
export interface WitnessedCalls<Result> {
  readonly result: Result;
  readonly records: readonly LiveRecord[];
  readonly came: readonly Came[];
  /** All that left for Tierscope, as text. */
  readonly sent: string;
}

/** Runs calls against a played provider and waits until their records have come. */
export async function witnessedCalls<Result>(
  answer: (came: Came, count: number) => Played,
  use: (tierscope: Client, provider: PlayedProvider) => Promise<Result>,
): Promise<WitnessedCalls<Result>> {
  await using provider = await playProvider(answer);
  const problems: string[] = [];
  const tierscope = createTierscope({
    url: provider.url,
    key: "tsk_test",
    workload: "nightly-enrichment",
    onProblem: (sentence) => problems.push(sentence),
  });
  const result = await use(tierscope, provider);
  const { queued } = await tierscope.flush(PATIENCE_MS);
  if (queued > 0 || problems.length > 0) throw new Error(problems.join("\n"));
  const sent = provider.batches.map(({ text }) => text).join("\n");
  return { result, records: provider.records, came: provider.came, sent };
}

import type { Random } from "../core/random.ts";
import type { UsageRecord } from "../core/record.ts";
import { US_PER_HOUR, US_PER_MS, US_PER_S } from "../core/time.ts";
import type { Operation } from "./arrivals.ts";
import { attemptFailure } from "./attempt-failure.ts";
import { attemptRecord, type CallFacts } from "./attempt-record.ts";
import { isBusy } from "./calendar.ts";
import { type Failure, failureFacts } from "./failures.ts";
import { drawLatency } from "./latency-draws.ts";
import type { Pressure } from "./pressure.ts";
import type { ModelShare, SampleWorkload } from "./profile.ts";
import { drawHex, drawRequestId } from "./request-ids.ts";
import { successFacts } from "./success-facts.ts";
import { drawTokens, withoutCache } from "./token-draws.ts";
import { during, type Weather } from "./weather.ts";

const FALLBACK_RETRIES = 2;
const BACKOFF_BASE_S = 0.5;
const BACKOFF_CAP_S = 8;
const BACKOFF_JITTER = 0.25;
const FALLBACK_WAIT_US = 5 * US_PER_MS;
const BATCH_WINDOW_US = 24 * US_PER_HOUR;

/** Where a call stands between its attempts. */
interface Course {
  readonly tier: string | null;
  readonly retriesUsed: number;
  readonly retriesAllowed: number;
  readonly waitUs: number;
}

const firstCourse = (tier: string | null, { plan }: SampleWorkload): Course => ({
  tier,
  retriesUsed: 0,
  retriesAllowed: plan.retries,
  waitUs: 0,
});

/** The wait of OpenAI's client libraries before retry k = 0, 1, …: min(8, 0.5 · 2^k) s, less up to a quarter. */
function backoffUs(random: Random, retriesUsed: number): number {
  const ceilingS = Math.min(BACKOFF_CAP_S, BACKOFF_BASE_S * 2 ** retriesUsed);
  return Math.round(ceilingS * (1 - BACKOFF_JITTER * random.next()) * US_PER_S);
}

function pickModel(random: Random, models: readonly ModelShare[]): ModelShare {
  let left = random.next();
  let picked = models[0];
  for (const candidate of models) {
    picked = candidate;
    left -= candidate.share;
    if (left < 0) break;
  }
  if (!picked) throw new Error("A sample workload must have a model.");
  return picked;
}

function tierAsked({ plan, trial }: SampleWorkload, weather: Weather, us: number): string | null {
  if (trial && during(weather, trial.incident, us)) return trial.tier;
  return plan.peakTier && isBusy(us) ? plan.peakTier : plan.tier;
}

/** What the client does after a failure; `null` when it gives up. */
function courseAfter(
  random: Random,
  { plan }: SampleWorkload,
  failure: Failure,
  { tier, retriesUsed, retriesAllowed }: Course,
): Course | null {
  const used = retriesUsed + 1;
  if (failure.reaction === "give-up") return null;
  if (failure.reaction !== "fall-back" && used <= retriesAllowed) {
    const waitUs =
      failure.reaction === "resubmit"
        ? BATCH_WINDOW_US + Math.round(random.next() * US_PER_HOUR)
        : backoffUs(random, retriesUsed);
    return { tier, retriesUsed: used, retriesAllowed, waitUs };
  }
  const fallback = failure.reaction === "fall-back" ? "standard" : plan.fallback;
  if (fallback === null || fallback === tier) return null;
  const fresh = { retriesUsed: 0, retriesAllowed: FALLBACK_RETRIES };
  return { ...fresh, tier: fallback, waitUs: FALLBACK_WAIT_US };
}

function callFacts(
  random: Random,
  { model, endpoint }: ModelShare,
  { name, project, apiKey, users }: SampleWorkload,
): CallFacts {
  const member = Math.floor(random.next() * users) + 1;
  return {
    operationId: `op_${drawHex(random, 2)}`,
    provider: model.provider,
    model: model.id,
    endpoint,
    project,
    apiKey,
    user: users > 0 ? `member-${String(member).padStart(2, "0")}` : null,
    workload: name,
  };
}

/**
 * The attempts of one operation in time order, as a log would hold them; those that would begin at or
 * after `untilUs` are not in it yet.
 */
export function attemptsOf(
  operation: Operation,
  workload: SampleWorkload,
  pressure: Pressure,
  weather: Weather,
  untilUs: number,
): UsageRecord[] {
  const random = operation.stream.at(operation.index);
  const choice = pickModel(random, workload.models);
  const { model } = choice;
  const drawn = drawTokens(random, workload.tokens, model, operation.turn);
  const call = callFacts(random, choice, workload);
  const asked = tierAsked(workload, weather, operation.startUs);

  const records: UsageRecord[] = [];
  let startUs = operation.startUs;
  let course: Course | null = firstCourse(asked, workload);
  while (course && startUs < untilUs) {
    const { tier } = course;
    const number = records.length;
    const tokens = tier === asked ? drawn : withoutCache(drawn);
    const answer = drawLatency(random, model, tier, tokens, startUs);
    const attempt = {
      workload,
      model,
      tier,
      number,
      startUs,
      inputTokens: drawn.input,
      pressure,
      answerMs: answer.totalMs,
    };
    const failure = attemptFailure(random, attempt, weather);
    const end = failure
      ? failureFacts(random, failure, workload.gaps)
      : successFacts(random, workload, model, tier, tokens, answer);
    const responded = end.errorClass !== "timeout_client";
    const requestId = responded ? drawRequestId(random, choice, tier, failure === null) : null;
    records.push(attemptRecord(call, { startUs, number, requestId, tierRequested: tier }, end));
    course = failure ? courseAfter(random, workload, failure, course) : null;
    startUs += (end.latencyMs ?? 0) * US_PER_MS + (course?.waitUs ?? 0);
  }
  return records;
}

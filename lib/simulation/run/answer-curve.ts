import type { AnswerParts } from "./answer-of.ts";
import { loggedTimes, type RequestTimes } from "./pooled-times.ts";
import { ranTimes } from "./ran-times.ts";

/** How long requests take from their first attempt to their answer, all workloads together. */
export interface AnswerCurve {
  /** In the mean over the answered ones, in seconds, to within a few hundredths of itself. */
  readonly meanSeconds: number;
  readonly points: readonly { readonly seconds: number; readonly answered: number }[];
}

const FIRST_SECONDS = 0.05;
const STEP = 1.19;
const MOST_POINTS = 112;
const ALL = 0.999_99;

/** The share of the timed requests answered by each of some moments; `null` where nothing tells how long calls take. */
export function answerCurve({ ran, traffic }: AnswerParts): AnswerCurve | null {
  const untouched = traffic.classes.filter(({ workload }) => workload === null);
  return curveOf([
    ...ran.flatMap((one) => ranTimes(one) ?? []),
    ...[loggedTimes(untouched)].flatMap((times) => times ?? []),
  ]);
}

/** The same of several groups of requests together. */
export function curveOf(groups: readonly RequestTimes[]): AnswerCurve | null {
  const requests = groups.reduce((sum, group) => sum + group.requests, 0);
  if (requests === 0) return null;
  const points: { seconds: number; answered: number }[] = [];
  let [mean, before, from] = [0, 0, 0];
  for (let point = 0, seconds = FIRST_SECONDS; point < MOST_POINTS; point++, seconds *= STEP) {
    const answered =
      groups.reduce((sum, group) => sum + group.requests * group.answeredWithin(seconds), 0) /
      requests;
    mean += (answered - before) * Math.sqrt(Math.max(from, seconds / STEP) * seconds);
    [before, from] = [answered, seconds];
    points.push({ seconds, answered });
    if (answered >= ALL) break;
  }
  return before === 0 ? null : { meanSeconds: mean / before, points };
}

import type { Evidence } from "./playbook-evidence.ts";

/** What the data answers to a question, and why. */
export interface Prefill {
  readonly answer: string | null;
  readonly reason: string;
  /** It follows from what the user said otherwise: a deadline. */
  readonly isSaid?: true;
}

interface DataRule {
  readonly question: string;
  readonly answer: string;
  readonly holds: (evidence: Evidence) => boolean;
  readonly reason: (evidence: Evidence) => string;
  /** It is known however few the calls are. */
  readonly isSaid?: true;
}

/** Fewer calls show no habit. */
const FEWEST_CALLS = 50;
/** Fewer days show no rhythm. */
export const FEWEST_DAYS = 3;
const MOST = 0.5;
const MINUTES_S = 600;
const DAY_S = 86_400;

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
const askedFor = (tier: string) => (evidence: Evidence) => evidence.asked[tier] ?? 0;
const flexAsked = askedFor("flex");
const priorityAsked = askedFor("priority");

const isBackground = (evidence: Evidence): boolean =>
  evidence.batchShare >= MOST || flexAsked(evidence) >= MOST;

const isRun = ({ run, bulkHours, days }: Evidence): boolean =>
  days >= FEWEST_DAYS && run.share >= 0.75 && bulkHours !== null && bulkHours <= 0.15;

const runWords = ({ run }: Evidence): string =>
  `${percent(run.share)} of its calls start between ${clock(run.fromHour)} and ${clock(run.toHour)}`;

const bulkWords = ({ bulkHours }: Evidence): string =>
  `four fifths of its calls lie in ${percent(bulkHours ?? 0)} of the hours`;

const HOUR_S = 3_600;

function deadlineText(seconds: number): string {
  if (seconds % HOUR_S === 0) return `${seconds / HOUR_S}\u00a0h`;
  return seconds % 60 === 0 ? `${seconds / 60}\u00a0min` : `${seconds}\u00a0s`;
}

const deadlineWords = ({ deadlineSeconds }: Evidence): string =>
  `its deadline is ${deadlineText(deadlineSeconds ?? 0)}`;

/** What records show, in the order in which it counts: the first rule that holds answers its question. */
const DATA_RULES: readonly DataRule[] = [
  {
    question: "personWaits",
    answer: "no",
    holds: isBackground,
    reason: (evidence) =>
      evidence.batchShare >= MOST
        ? `${percent(evidence.batchShare)} of its calls were served at batch`
        : `${percent(flexAsked(evidence))} of its calls ask for flex`,
  },
  {
    question: "personWaits",
    answer: "yes",
    holds: ({ streamedShare }) => streamedShare !== null && streamedShare >= MOST,
    reason: ({ streamedShare, officeShare }) =>
      `${percent(streamedShare ?? 0)} of its answers are streamed, and ${percent(officeShare)} of its calls fall in office hours`,
  },
  {
    question: "personWaits",
    answer: "no",
    holds: (evidence) => isRun(evidence),
    reason: (evidence) => `${runWords(evidence)} in bursts`,
  },
  {
    question: "personWaits",
    answer: "no",
    holds: ({ streamedShare }) => streamedShare !== null && streamedShare <= 0.02,
    reason: () => "hardly any of its answers are streamed, where those of other workloads are",
  },
  {
    question: "latencySensitive",
    answer: "yes",
    holds: (evidence) => priorityAsked(evidence) >= 0.05,
    reason: (evidence) => `${percent(priorityAsked(evidence))} of its calls pay for priority`,
  },
  {
    question: "latencySensitive",
    answer: "no",
    holds: isBackground,
    reason: () => "it runs at flex or batch already",
  },
  {
    question: "jobShaped",
    answer: "yes",
    holds: ({ bulkHours, days }) => days >= FEWEST_DAYS && bulkHours !== null && bulkHours <= 0.12,
    reason: bulkWords,
  },
  {
    question: "jobShaped",
    answer: "no",
    holds: ({ bulkHours, days }) => days >= FEWEST_DAYS && bulkHours !== null && bulkHours >= 0.25,
    reason: bulkWords,
  },
  {
    question: "canWait",
    answer: "day",
    holds: ({ deadlineSeconds }) => deadlineSeconds !== null && deadlineSeconds >= DAY_S,
    reason: deadlineWords,
    isSaid: true,
  },
  {
    question: "canWait",
    answer: "minutes",
    holds: ({ deadlineSeconds }) => deadlineSeconds !== null && deadlineSeconds >= MINUTES_S,
    reason: deadlineWords,
    isSaid: true,
  },
  {
    question: "canWait",
    answer: "seconds",
    holds: ({ deadlineSeconds }) => deadlineSeconds !== null,
    reason: deadlineWords,
    isSaid: true,
  },
  {
    question: "canWait",
    answer: "day",
    holds: ({ batchShare }) => batchShare >= MOST,
    reason: ({ batchShare }) => `${percent(batchShare)} of its calls wait for batch already`,
  },
  {
    question: "canWait",
    answer: "day",
    holds: (evidence) => isRun(evidence) && (evidence.streamedShare ?? 0) < MOST,
    reason: (evidence) => `${runWords(evidence)}, and its next run is a day away`,
  },
  {
    question: "canWait",
    answer: "minutes",
    holds: (evidence) => flexAsked(evidence) >= MOST,
    reason: (evidence) => `${percent(flexAsked(evidence))} of its calls ask for flex`,
  },
  {
    question: "canWait",
    answer: "seconds",
    holds: ({ streamedShare }) => streamedShare !== null && streamedShare >= MOST,
    reason: ({ streamedShare }) => `${percent(streamedShare ?? 0)} of its answers are streamed`,
  },
];

/** What the data answers, by question; nothing but a deadline counts where there are too few calls to show a habit. */
export function prefill(evidence: Evidence): Readonly<Record<string, Prefill>> {
  const found: Record<string, Prefill> = {};
  for (const { question, answer, holds, reason, isSaid } of DATA_RULES) {
    if (found[question] || !holds(evidence)) continue;
    if (evidence.calls < FEWEST_CALLS && !isSaid) continue;
    found[question] = { answer, reason: reason(evidence), ...(isSaid && { isSaid }) };
  }
  return found;
}

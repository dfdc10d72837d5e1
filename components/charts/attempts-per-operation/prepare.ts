import type { AnswerData } from "../../answers/answer-data.ts";
import { formatCount, formatCounted, formatShare } from "../../format/quantity.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";

const MOST = 10;
const PARTS = [
  { id: "s0", label: "answered in the end", colour: "var(--ink-3)", look: "solid" },
  { id: "s1", label: "came to nothing", colour: "var(--loss)", look: "dashed" },
] as const;

interface Tried {
  readonly attempts: number;
  answered: number;
  failed: number;
}

const ANSWERED: ReadonlySet<string> = new Set(["success", "incomplete", "gateway_cache_hit"]);

function triedOf({ answers: [answer] }: AnswerData): readonly Tried[] {
  const tried = new Map<number, Tried>();
  for (const { at, values } of answer?.rows ?? []) {
    const [attempts, outcome] = at;
    const count = Number(values[0]?.amount ?? 0);
    if (typeof attempts !== "number" || count === 0) continue;
    const sum = tried.get(attempts) ?? { attempts, answered: 0, failed: 0 };
    tried.set(attempts, sum);
    if (ANSWERED.has(String(outcome))) sum.answered += count;
    else sum.failed += count;
  }
  return [...tried.values()].sort((a, b) => a.attempts - b.attempts);
}

const nameOf = (attempts: number): string =>
  attempts === MOST ? "10 or more" : formatCounted(attempts, "attempt");

function barOf({ attempts, answered, failed }: Tried, place: number, all: number): LyingBar {
  const count = answered + failed;
  return {
    key: `b${place}`,
    label: nameOf(attempts),
    tier: null,
    end: `${formatCount(count)} (${formatShare(count, all)})`,
    rows: [
      { label: "operations", value: formatCount(count) },
      { label: "answered in the end", value: formatCount(answered) },
      { label: "came to nothing", value: formatCount(failed) },
    ],
    drawn: { s0: answered, s1: failed },
  };
}

function summarise(tried: readonly Tried[], all: number): string {
  if (all === 0) return "No operation of this period has an id by which its attempts are known.";
  const once = tried.find(({ attempts }) => attempts === 1);
  const failed = tried.reduce((sum, one) => sum + one.failed, 0);
  const first = once ? formatShare(once.answered + once.failed, all) : "None";
  const nothing =
    failed === 0 ? "All were answered in the end." : `${formatShare(failed, all)} came to nothing.`;
  return `${first} of ${formatCounted(all, "operation")} with an id made one attempt; bars show the others. ${nothing}`;
}

/** How many operations were tried more than once, and how they ended; those of one attempt are told in words. */
export function prepareAttempts(data: AnswerData): LyingBarsModel {
  const tried = triedOf(data);
  const all = tried.reduce((sum, { answered, failed }) => sum + answered + failed, 0);
  const bars = tried
    .filter(({ attempts }) => attempts > 1)
    .map((one, place) => barOf(one, place, all));
  const { top, ticks } = niceTicks(
    Math.max(0, ...bars.map(({ drawn }) => (drawn.s0 ?? 0) + (drawn.s1 ?? 0))),
    3,
  );
  return {
    title: "Attempts per operation",
    summary: summarise(tried, all),
    note: null,
    height: lyingHeight(bars.length),
    kind: "bars",
    marks: bars.length * PARTS.length,
    key: PARTS.map(({ label, colour, look }) => ({ label, looksLike: null, look, colour })),
    table: {
      columns: [
        { label: "Attempts", numeric: false },
        ...["Operations", "Answered in the end", "Came to nothing"].map((label) => ({
          label,
          numeric: true,
        })),
      ],
      rows: tried.map(({ attempts, answered, failed }) => [
        { text: nameOf(attempts), exact: String(attempts) },
        ...[answered + failed, answered, failed].map((count) => ({
          text: formatCount(count),
          exact: String(count),
        })),
      ]),
    },
    ...{ bars, parts: PARTS, top },
    ticks: ticks.filter(Number.isInteger).map((at) => ({ at, label: formatCount(at) })),
  };
}

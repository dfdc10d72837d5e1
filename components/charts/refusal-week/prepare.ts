import type { AnswerRow } from "../../../lib/wire/answer.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { hourOfWeekWords } from "../../answers/place-words.ts";
import { formatCount, formatShare } from "../../format/quantity.ts";
import type { RefusalWeekModel, WeekCell, WeekHour, WeekLook } from "./model.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const HOURS = 24;
/** Fewer first attempts say nothing about an hour of the week. */
const FEWEST = 20;
/** Shares from which on the next step of colour begins; below the first one nothing was refused. */
const STEPS = [0, 0.01, 0.05, 0.2] as const;

const STEP_WORDS = [
  "none refused",
  "under 1\u00a0%",
  "1\u00a0% to 5\u00a0%",
  "5\u00a0% to 20\u00a0%",
  "20\u00a0% and more",
] as const;

interface Hour {
  readonly attempts: number;
  readonly share: number;
}

const amountAt = ({ values }: AnswerRow, place: number): number =>
  Number(values[place]?.amount ?? 0);

function lookOf(hour: Hour | undefined): WeekLook {
  if (!hour || hour.attempts === 0) return "none";
  if (hour.attempts < FEWEST) return "few";
  const { share } = hour;
  if (share === 0) return 0;
  const step = STEPS.findLastIndex((from) => share >= from);
  return step === 3 ? 4 : step === 2 ? 3 : step === 1 ? 2 : 1;
}

function cellOf(day: string, hour: Hour | undefined): WeekCell {
  const look = lookOf(hour);
  if (!hour || look === "none") return { day, look, text: "no attempts" };
  const share = `${formatShare(hour.share, 1)} of ${formatCount(hour.attempts)}`;
  return { day, look, text: look === "few" ? `${share}, too few to say` : share };
}

const DRAWN = Object.fromEntries(DAYS.map((_, day) => [`s${day}`, 1]));

function hourOf(hour: number, byHour: ReadonlyMap<number, Hour>): WeekHour {
  const label = `${String(hour).padStart(2, "0")}:00`;
  const cells = DAYS.map((day, place) => cellOf(day, byHour.get(place * HOURS + hour)));
  return { key: label, label, cells, drawn: DRAWN };
}

function summarise(byHour: ReadonlyMap<number, Hour>, zone: string): string {
  const enough = [...byHour].filter(([, { attempts }]) => attempts >= FEWEST);
  if (enough.length === 0) return "No hour of the week has enough first attempts to say.";
  const worst = enough.reduce((a, b) => (b[1].share > a[1].share ? b : a));
  const calm = enough.filter(([, { share }]) => share === 0).length;
  const said = `${formatCount(calm)} of ${formatCount(enough.length)} hours of the week with at least ${FEWEST} first attempts saw none refused`;
  if (worst[1].share === 0) return `${said} (${zone}).`;
  return `Most were refused on ${hourOfWeekWords(worst[0])}: ${formatShare(worst[1].share, 1)} of ${formatCount(worst[1].attempts)}. ${said} (${zone}).`;
}

/** The share of refused first attempts in each hour of the local week; hours with too few attempts are hatched. */
export function prepareRefusalWeek(data: AnswerData): RefusalWeekModel {
  const [answer] = data.answers;
  const byHour = new Map<number, Hour>();
  for (const row of answer?.rows ?? []) {
    const [hour] = row.at;
    if (typeof hour !== "number") continue;
    byHour.set(hour, { attempts: amountAt(row, 0), share: amountAt(row, 1) });
  }
  const hours = Array.from({ length: HOURS }, (_, hour) => hourOf(hour, byHour));
  const looks = new Set(hours.flatMap(({ cells }) => cells.map(({ look }) => look)));
  const isEmpty = byHour.size === 0;
  return {
    title: "Refused first attempts, by hour of the week",
    summary: summarise(byHour, data.filters.zone),
    note: null,
    height: 220,
    kind: "bars",
    marks: isEmpty ? 0 : HOURS * DAYS.length,
    key: [],
    table: {
      columns: [
        { label: "Hour of the week", numeric: false },
        { label: "First attempts", numeric: true },
        { label: "Refused for want of room", numeric: true },
      ],
      rows: [...byHour]
        .sort(([a], [b]) => a - b)
        .map(([hour, { attempts, share }]) => [
          { text: hourOfWeekWords(hour), exact: String(hour) },
          { text: formatCount(attempts), exact: String(attempts) },
          { text: formatShare(share, 1), exact: String(share) },
        ]),
    },
    hours: isEmpty ? [] : hours,
    days: DAYS,
    steps: [
      ...STEP_WORDS.flatMap(
        (label, look) => (looks.has(look as WeekLook) ? [{ look: look as WeekLook, label }] : []), // places of the list are looks
      ),
      ...(looks.has("few") ? [{ look: "few" as const, label: `fewer than ${FEWEST}` }] : []),
    ],
  };
}

import { isoFromUs } from "../../lib/core/time.ts";

/** One source of a price, as it is told beside the price. */
export interface SourceRef {
  /** From 1, the same for the same source all over a sheet. */
  readonly number: number;
  /** Taken before the price began: it cannot have shown this price as in force. */
  readonly isOlder: boolean;
}

interface Sourced {
  /** Several are parted by semicolons. */
  readonly source: string;
  readonly fromUs: number;
  /** Since when the list has it, where that is earlier. */
  readonly listedFromUs?: number;
}

const sourcesOf = ({ source }: Pick<Sourced, "source">): string[] =>
  source
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Every source of some prices once, in the order in which they first appear: the first has the number 1. */
export const listSources = (prices: readonly Pick<Sourced, "source">[]): string[] => [
  ...new Set(prices.flatMap(sourcesOf)),
];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ISO_DAYS = /\b(20\d\d-[01]\d)(?:-(\d\d)(?:\.\.(\d\d))?)?\b/g;
const NAMED_MONTH = /\b([A-Z][a-z]{2}) (20\d\d)\b/g;

/** The last day on which a source can have been read, by the dates in its text (ISO); `null` where it names none. */
export function lastDayOf(source: string): string | null {
  const days = [
    ...[...source.matchAll(ISO_DAYS)].map(([, month, day = "31", to]) => `${month}-${to ?? day}`),
    ...[...source.matchAll(NAMED_MONTH)]
      .map(([, name = "", year]) => [MONTHS.indexOf(name) + 1, year] as const)
      .filter(([month]) => month > 0)
      .map(([month, year]) => `${year}-${String(month).padStart(2, "0")}-31`),
  ];
  return days.sort().at(-1) ?? null;
}

/** The sources of one price by their number in a list that holds them. */
export function sourceRefs(price: Sourced, all: readonly string[]): SourceRef[] {
  const firstDay = isoFromUs(price.listedFromUs ?? price.fromUs).slice(0, 10);
  return sourcesOf(price).map((source) => {
    const lastDay = lastDayOf(source);
    return { number: all.indexOf(source) + 1, isOlder: lastDay !== null && lastDay < firstDay };
  });
}

export interface TextPart {
  readonly text: string;
  /** Where it leads; `null` = plain text. */
  readonly href: string | null;
}

/** An address, or a host with what follows; a host after a slash or a colon is the name of a repository or a file. */
const ADDRESS =
  /https?:\/\/[^\s;,()]+|(?<![\w/:.@-])(?:[a-z0-9-]+\.)+(?:com|ai|dev|org|io|net|to)(?![\w-]|\.\w)(?:[/?#][^\s;,()]*)?/g;

/** A source's text with what is an address in it as links; hosts without a scheme are read as https. */
export function linkedParts(source: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of source.matchAll(ADDRESS)) {
    const text = found.replace(/[.:]+$/, "");
    if (index > end) parts.push({ text: source.slice(end, index), href: null });
    parts.push({ text, href: text.startsWith("http") ? text : `https://${text}` });
    end = index + text.length;
  }
  if (end < source.length) parts.push({ text: source.slice(end), href: null });
  return parts;
}

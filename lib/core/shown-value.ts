const LONGEST = 40;
/** Deeper or longer than this nothing would be shown anyway, and what was sent may nest a million times. */
const DEEPEST = 8;
const MOST_PARTS = 20;

function textOf(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, LONGEST + 1));
  if (typeof value !== "object" || value === null) return String(value);
  if (depth === DEEPEST) return "…";
  if (Array.isArray(value)) {
    const parts = value.slice(0, MOST_PARTS).map((part: unknown) => textOf(part, depth + 1));
    return `[${parts.join(",")}]`;
  }
  const parts = Object.entries(value)
    .slice(0, MOST_PARTS)
    .map(([name, part]) => `${textOf(name, depth)}:${textOf(part, depth + 1)}`);
  return `{${parts.join(",")}}`;
}

/** A value that arrived as JSON, as a message may show it: its first 40 characters, whatever its size and depth. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "missing";
  const text = textOf(value, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

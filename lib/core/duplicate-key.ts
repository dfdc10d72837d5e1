/** An object or a list that is being looked through. */
interface Open {
  /** `null` for a list. */
  readonly keys: Set<string> | null;
  /** The key, or the number, of the value that is next. */
  key: string;
  place: number;
}

const SPACE = /\s/;

/** Behind the quote that ends the string which begins at a place. */
function afterString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

const isKey = (text: string, from: number): boolean => {
  let at = from;
  while (SPACE.test(text[at] ?? "")) at += 1;
  return text[at] === ":";
};

const pathOf = (open: readonly Open[]): string =>
  open
    .map(({ keys, key, place }) => (keys === null ? `[${place}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");

/**
 * The path of the first key that an object of a valid JSON text names twice, of which a parser keeps the last without a
 * word; `null` where none does.
 */
export function duplicateKey(text: string): string | null {
  const open: Open[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    const inner = open.at(-1);
    if (letter === '"') {
      const end = afterString(text, at);
      if (inner?.keys && isKey(text, end)) {
        inner.key = String(JSON.parse(text.slice(at, end)));
        if (inner.keys.has(inner.key)) return pathOf(open);
        inner.keys.add(inner.key);
      }
      at = end;
      continue;
    }
    if (letter === "{" || letter === "[") {
      const keys = letter === "{" ? new Set<string>() : null;
      open.push({ keys, key: "", place: 0 });
    } else if (letter === "}" || letter === "]") open.pop();
    else if (letter === "," && inner) inner.place += 1;
    at += 1;
  }
  return null;
}

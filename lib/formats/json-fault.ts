/** Where a text stops being JSON: line and column count from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly found: string;
}

// Structure, a text, or a number or word; each after any white space.
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON texts hold no control characters
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

function placeOf(text: string, at: number): JsonFault {
  const from = /^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
  const before = text.slice(0, at + from);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  const rest = text.slice(at + from);
  const found = rest === "" ? "the end" : `"${rest.split(/\s/, 1)[0]?.slice(0, 12)}"`;
  return { line, column: before.length - lineStart + 1, found };
}

const afterValue = (depth: number): Expected => (depth === 0 ? "end" : "comma-or-end");

/** What may follow a token, or `null` where the token itself is out of place. Keeps `open` up to date. */
function next(token: string, state: Expected, open: string[]): Expected | null {
  const takesValue = state === "value" || state === "value-or-end";
  switch (token) {
    case "{":
    case "[":
      if (!takesValue) return null;
      open.push(token);
      return token === "{" ? "key-or-end" : "value-or-end";
    case "}":
    case "]": {
      const closes = open.pop() === (token === "}" ? "{" : "[");
      const emptied = state === (token === "}" ? "key-or-end" : "value-or-end");
      return closes && (emptied || state === "comma-or-end") ? afterValue(open.length) : null;
    }
    case ",":
      if (state !== "comma-or-end") return null;
      return open.at(-1) === "{" ? "key" : "value";
    case ":":
      return state === "colon" ? "value" : null;
    default:
      if (token.startsWith('"') && state.startsWith("key")) return "colon";
      return takesValue ? afterValue(open.length) : null;
  }
}

/** The first place at which a text is no JSON; `null` for JSON. Engines tell it only now and then. */
export function jsonFault(text: string): JsonFault | null {
  const open: string[] = [];
  let state: Expected = "value";
  let at = 0;
  while (state !== "end") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const after: Expected | null = match
      ? next(match[1] ?? match[2] ?? match[3] ?? "", state, open)
      : null;
    if (!match || after === null) return placeOf(text, at);
    at += match[0].length;
    state = after;
  }
  return text.slice(at).trim() === "" ? null : placeOf(text, at);
}

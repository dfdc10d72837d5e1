import { isJsonObject, type JsonObject } from "../formats/json-value.ts";
import { closes, opens, parsedJson } from "./json-rows.ts";

/** A list of objects that the first object of a JSON text holds by a key of its own. */
export interface FoundList {
  readonly key: string;
  /** The list's text, from its bracket to its end or to that of the text. */
  readonly text: string;
}

export interface FirstObject {
  /** As far as the text goes: cut off behind the last complete row of a list, it is closed there. */
  readonly value: JsonObject | null;
  readonly lists: readonly FoundList[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LIST_START = 0x5b;

interface OpenList {
  readonly key: string;
  readonly from: number;
  /** Behind its last complete element. */
  complete: number;
}

/** Walks the characters of one object; nothing is parsed. */
class ObjectWalk {
  readonly #text: string;
  readonly #start: number;
  readonly lists: FoundList[] = [];
  #depth = 0;
  #key = "";
  #list: OpenList | null = null;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  /** The object's own text, closed by force where the text ends before it does; `null` where nothing could close it. */
  walk(): string | null {
    const text = this.#text;
    for (let at = this.#start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        const end = this.#endOfString(at);
        if (end < 0) break;
        if (this.#depth === 1 && /^\s*:/.test(text.slice(end + 1, end + 9))) {
          this.#key = text.slice(at + 1, end);
        }
        at = end;
      } else if (opens(code)) this.#open(code, at);
      else if (closes(code) && this.#close(at)) return text.slice(this.#start, at + 1);
    }
    const list = this.#list;
    if (!list) return null;
    this.lists.push({ key: list.key, text: text.slice(list.from) });
    return list.complete < 0 ? null : `${text.slice(this.#start, list.complete)}]}`;
  }

  #endOfString(from: number): number {
    const text = this.#text;
    for (let at = from + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) return at;
    }
    return -1;
  }

  #open(code: number, at: number): void {
    this.#depth += 1;
    const isListOfObjects =
      this.#depth === 2 && code === LIST_START && /^\s*\{/.test(this.#text.slice(at + 1, at + 99));
    if (isListOfObjects) this.#list = { key: this.#key, from: at, complete: -1 };
  }

  /** Whether the object ends here. */
  #close(at: number): boolean {
    this.#depth -= 1;
    const list = this.#list;
    if (list && this.#depth === 2) list.complete = at + 1;
    if (list && this.#depth === 1) {
      this.lists.push({ key: list.key, text: this.#text.slice(list.from, at + 1) });
      this.#list = null;
    }
    return this.#depth === 0;
  }
}

/** The object that a JSON text, or the list that it is, begins with, and the lists of objects in it. */
export function firstObject(text: string): FirstObject {
  const start = /^[\s\ufeff]*(?:\[\s*)?(?=\{)/.exec(text);
  if (!start) return { value: null, lists: [] };
  const walk = new ObjectWalk(text, start[0].length);
  const closed = walk.walk();
  const value = closed === null ? null : parsedJson(closed);
  return { value: isJsonObject(value) ? value : null, lists: walk.lists };
}

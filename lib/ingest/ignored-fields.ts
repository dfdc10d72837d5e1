import { isJsonObject } from "../formats/json-value.ts";
import { LIVE_FIELDS } from "./read-live-record.ts";

const MOST_NAMED = 20;
/** What looks like a field's name; anything else may be content that became a key. */
const NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** Names of fields that arrived and were left where they are, each once, at most twenty. */
export class IgnoredFields {
  readonly #names = new Set<string>();

  add(value: unknown): void {
    if (!isJsonObject(value)) return;
    for (const name in value) {
      if (LIVE_FIELDS.has(name) || this.#names.size >= MOST_NAMED) continue;
      this.#names.add(NAME.test(name) ? name : `a name of ${name.length} characters`);
    }
  }

  list(): readonly string[] {
    return [...this.#names];
  }
}

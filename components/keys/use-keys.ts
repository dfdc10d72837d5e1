"use client";
import { useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { IngestKey, MadeIngestKey, NewIngestKey } from "../../lib/wire/ingest-keys.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson, type RequestProblem, requestJson } from "../api/request-json.ts";

type Answer<Value> = Promise<Result<Value, RequestProblem>>;

export interface Keys {
  readonly keys: readonly IngestKey[];
  /** The key that was just made, with its text, until it is put away. */
  readonly made: MadeIngestKey | null;
  make(wish: NewIngestKey): Answer<MadeIngestKey>;
  putAway(): void;
  revoke(id: number, withRecords: boolean): Answer<IngestKey>;
}

/** The ingest keys, and what can be done with them. */
export function useKeys(initial: readonly IngestKey[]): Keys {
  const [keys, setKeys] = useState(initial);
  const [made, setMade] = useState<MadeIngestKey | null>(null);
  return {
    keys,
    made,
    async make(wish) {
      const answer = await postJson<MadeIngestKey>(API.keys, wish);
      if (answer.ok) {
        setMade(answer.value);
        setKeys((known) => [...known, answer.value]);
      }
      return answer;
    },
    putAway: () => setMade(null),
    async revoke(id, withRecords) {
      const query = `id=${id}${withRecords ? "&records=1" : ""}`;
      const answer = await requestJson<IngestKey>(`${API.keys}?${query}`, { method: "DELETE" });
      if (answer.ok) {
        setKeys((known) => known.map((key) => (key.id === id ? answer.value : key)));
        if (made?.id === id) setMade(null);
      }
      return answer;
    },
  };
}

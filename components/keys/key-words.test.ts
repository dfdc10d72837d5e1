import { expect, test } from "vitest";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { keysSentence } from "./key-words.ts";

const key = (facts: Partial<IngestKey>, inserted = 0): IngestKey => ({
  ...{ id: 1, name: "a", prefix: "tsk_0", scopes: ["ingest:write"], state: "active" },
  ...{ createdAt: "", expiresAt: null, revokedAt: null, lastUsedAt: null, importId: 1 },
  counts: { received: inserted, inserted, duplicate: 0, rejected: 0, skipped: 0 },
  ...{ dropped: 0, client: null, holdsRows: inserted > 0 },
  ...facts,
});

test("the page answers who may send records, and what came in, without what was taken back", () => {
  expect(keysSentence([])).toBe("Nobody yet: there is no key.");
  expect(keysSentence([key({})])).toBe("1 key may. Nothing came in so far.");
  const revoked = key({ state: "revoked", holdsRows: false }, 7);
  expect(keysSentence([key({}, 1_200), revoked])).toBe("1 key may. 1,200 records came in.");
  expect(keysSentence([key({ state: "expired" }, 1)])).toBe(
    "Nobody: no key is active. 1 record came in.",
  );
});

import { createHmac } from "node:crypto";
import type { UsageRecord } from "../core/record.ts";

const HASH_HEX = 24;

/**
 * Replaces user ids by keyed hashes: the same user stays the same within an installation, and nobody
 * without its key can tell who it is.
 */
export function userHider(key: string): (record: UsageRecord) => UsageRecord {
  const known = new Map<string, string>();
  return (record) => {
    if (record.user === null) return record;
    let hidden = known.get(record.user);
    if (hidden === undefined) {
      const digest = createHmac("sha256", key).update(record.user).digest("hex");
      hidden = `user-${digest.slice(0, HASH_HEX)}`;
      known.set(record.user, hidden);
    }
    return { ...record, user: hidden };
  };
}

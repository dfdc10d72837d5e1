import type { Fragment } from "postgres";
import type { Database } from "../database.ts";

/** Keys end in two bytes of a hash: a call is in a sample of share s where these are less than s of their range. */
export const KEYS = 65_536;
/** The share that the index `calls_sample` holds. */
const INDEXED = KEYS / 16;
/** So many calls of a range are read one by one, whatever a filter leaves of them. */
const FEW_CALLS = 400_000;
/** Keys fall by chance: so much less than wanted is asked for that hardly ever more come. */
const MARGIN = 0.985;

export interface SampleSize {
  /** The most calls wanted, … */
  readonly most: number;
  /** … of so many that are meant, … */
  readonly of: number;
  /** … of so many in their range. */
  readonly inRange: number;
}

/** Below which of `KEYS` a key is in a sample of this size. */
export function keysBelow({ most, of, inRange }: SampleSize): number {
  const readable = inRange <= FEW_CALLS ? KEYS : INDEXED;
  const limit = of <= most ? KEYS : Math.floor((most / of) * KEYS * MARGIN);
  return Math.max(1, Math.min(readable, limit));
}

/** Calls of a sample, by the index on its keys where there are few enough. */
export const sampledByKey = ({ sql }: Database, below: number): Fragment => sql`
  ${below <= INDEXED ? sql`and get_byte(uuid_send(key), 15) < 16` : sql``}
  and get_byte(uuid_send(key), 15) * 256 + get_byte(uuid_send(key), 14) < ${below}`;

import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../db/database.ts";
import { priceFrameOf } from "../db/price-frame.ts";
import { areSumsBehind } from "../db/queries/are-sums-behind.ts";
import { countRunning } from "../db/queries/count-running.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { refreshAllSums } from "../db/writes/refresh-all-sums.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";

const LOOK_EVERY_MS = 1_000;
const LOOK_AFTER_TROUBLE_MS = 30_000;
/** While records come in without end, sums take no more than a fifth of the time, and questions make what they need. */
const REST_SHARE = 4;
const LONGEST_REST_MS = 60_000;
/** Sums depend on prices and zones too, whose changes leave no mark. */
const LOOK_CLOSELY_EVERY = 60;

/**
 * Brings sums up to date while no import runs, so that the first question after one finds them made. A question that
 * comes meanwhile makes what it needs by itself, or waits for what is being made.
 */
export async function keepSums(db: Database, stop: AbortSignal): Promise<void> {
  for (let look = 0; !stop.aborted; look++) {
    let waitMs = LOOK_EVERY_MS;
    try {
      const isWanted = look % LOOK_CLOSELY_EVERY === 0 || (await areSumsBehind(db));
      if (isWanted && (await countRunning(db)) === 0) {
        const begunMs = performance.now();
        await refreshAllSums(db, priceFrameOf(await ownPriceBook(db, PRICE_BOOK)));
        waitMs = restAfter(performance.now() - begunMs);
      }
    } catch (error) {
      if (stop.aborted) return;
      console.error(`tierscope: sums could not be brought up to date: ${String(error)}`);
      waitMs = LOOK_AFTER_TROUBLE_MS;
    }
    await sleep(waitMs, undefined, { signal: stop }).catch(() => {});
  }
}

const restAfter = (tookMs: number): number =>
  Math.min(LONGEST_REST_MS, Math.max(LOOK_EVERY_MS, REST_SHARE * tookMs));

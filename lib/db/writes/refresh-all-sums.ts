import { EARLIEST_US, LATEST_US } from "../../core/time.ts";
import { COST_FAMILY } from "../cost-family.ts";
import type { Database } from "../database.ts";
import { FALLBACK_FAMILY } from "../fallback-family.ts";
import { OPERATION_FAMILY } from "../operation-family.ts";
import type { PriceFrame } from "../price-frame.ts";
import { SPEED_FAMILY } from "../speed-family.ts";
import { refreshPart } from "./refresh-part.ts";
import { refreshRollups } from "./refresh-rollups.ts";

const FAMILIES = [COST_FAMILY, SPEED_FAMILY, OPERATION_FAMILY, FALLBACK_FAMILY];
const ALWAYS = { fromUs: EARLIEST_US, toUs: LATEST_US };

/** Makes every sum as new as the facts, so that no question has to. */
export async function refreshAllSums(db: Database, frame: PriceFrame): Promise<void> {
  await refreshRollups(db, frame.boundaries);
  for (const family of FAMILIES) await refreshPart(db, family, frame, ALWAYS);
}

import { US_PER_MS } from "../../lib/core/time.ts";

/** The clock of pages and routes: everything below them is told the time. */
export const nowUs = (): number => Date.now() * US_PER_MS;

/** The tables behind the figures. */
export const LIVE_TABLES = ["rate", "refused", "latency", "spend"] as const;
export type LiveTable = (typeof LIVE_TABLES)[number];

/** The table that an address names. */
export const tableIn = (text: string | null): LiveTable | null =>
  LIVE_TABLES.find((table) => table === text) ?? null;

import type { RegionalUplift } from "./catalog/entry.ts";

const NAMES_NO_REGION = new Set(["", "global", "not_available", "default", "unspecified"]);

/** Whether a record's region is one of those listed; `us` also means `us-east-1` and the like. */
export function isInRegion(region: string | null, listed: readonly string[]): boolean {
  if (region === null) return false;
  const name = region.toLowerCase();
  return listed.some((entry) => name === entry || name.startsWith(`${entry}-`));
}

/** Whether a record's region costs more by the rule. */
export function isRaisedIn(region: string, { regions }: RegionalUplift): boolean {
  if (regions !== "any") return isInRegion(region, regions);
  return !NAMES_NO_REGION.has(region.toLowerCase());
}

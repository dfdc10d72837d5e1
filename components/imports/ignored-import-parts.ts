import { type IgnoredPart, unreadParts } from "../filters/unread-parts.ts";

/** The number of the import whose report an address asks for, as in `/imports?import=3`; `null` where it names none. */
export function askedImport(params: URLSearchParams): number | null {
  const asked = Number(params.get("import"));
  return Number.isInteger(asked) && asked > 0 ? asked : null;
}

/** What of an address the page of imports makes nothing of. `hasOlder`: there are imports beyond those listed. */
export function ignoredImportParts(
  params: URLSearchParams,
  listed: readonly number[],
  hasOlder: boolean,
): IgnoredPart[] {
  const value = params.get("import");
  const asked = askedImport(params);
  const isOlder = hasOlder && asked !== null && asked < Math.min(...listed);
  const why =
    asked === null
      ? "expected the number of an import"
      : isOlder
        ? "further back than the imports listed: load older ones"
        : "there is no such import";
  const isKnown = value === null || (asked !== null && listed.includes(asked));
  return [...(isKnown ? [] : [{ name: "import", value, why }]), ...unreadParts(params, ["import"])];
}

/** A part of an address that a page makes nothing of. */
export interface IgnoredPart {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** The parameters that a page does not have, and every value but the first of those that it has. */
export function unreadParts(params: URLSearchParams, known: readonly string[]): IgnoredPart[] {
  const seen = new Set<string>();
  return [...params].flatMap(([name, value]) => {
    if (!known.includes(name)) return [{ name, value, why: "no such filter" }];
    const why = seen.has(name) ? "named twice: the first one holds" : null;
    seen.add(name);
    return why === null ? [] : [{ name, value, why }];
  });
}

import {
  MATCH_KEYS,
  type MatchKey,
  type ScenarioMatch,
  type ScenarioWorkload,
} from "./scenario.ts";

/** The names of a record by which a scenario may match it. */
export interface MatchedNames extends Readonly<Record<Exclude<MatchKey, "tag">, string | null>> {
  /** The source's own word for the workload, of tags the one that was kept; left out where the workload is that word. */
  readonly tag?: string | null;
}

/** The source's own word. */
export const tagOf = ({ tag, workload }: Pick<MatchedNames, "tag" | "workload">): string | null =>
  tag === undefined ? workload : tag;

function fits(name: string | null, wanted: readonly (string | null)[]): boolean {
  return wanted.some((pattern) => {
    if (pattern === null || name === null) return pattern === name;
    return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  });
}

/** Whether a record fits all that a match names. */
export const fitsMatch = (names: MatchedNames, match: ScenarioMatch): boolean =>
  MATCH_KEYS.every((key) => {
    const wanted = match[key];
    return wanted === undefined || fits(key === "tag" ? tagOf(names) : names[key], wanted);
  });

/** The place of the first workload that matches a record; `null` where none does. */
export function matchWorkload(
  names: MatchedNames,
  workloads: readonly Pick<ScenarioWorkload, "match">[],
): number | null {
  const place = workloads.findIndex(({ match }) => fitsMatch(names, match));
  return place === -1 ? null : place;
}

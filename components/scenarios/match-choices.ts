import type { MatchedNames } from "../../lib/simulation/scenario/match-workload.ts";
import { formatCount } from "../format/quantity.ts";
import type { JsonObject } from "./scenario-file.ts";
import type { LoadedTraffic } from "./worker-messages.ts";

export interface MatchChoice {
  /** The match as JSON text. */
  readonly value: string;
  readonly label: string;
}

export interface MatchGroup {
  readonly title: string;
  readonly choices: readonly MatchChoice[];
}

const KEYS = [
  ["workload", "Workloads", "without a workload"],
  ["model", "Models", "without a model"],
  ["project", "Projects", "without a project"],
  ["endpoint", "Endpoints", "without an endpoint"],
  ["apiKey", "API keys", "without a key"],
] as const satisfies readonly (readonly [keyof MatchedNames, string, string])[];

const MOST_NAMES = 100;

export const matchText = (match: JsonObject): string => JSON.stringify(match);

/** What a policy may be put on: all requests, or those of a name, the most records first. */
export function matchGroups({ met, records }: LoadedTraffic): readonly MatchGroup[] {
  const groups = KEYS.map(([key, title, without]): MatchGroup => {
    const counts = new Map<string | null, number>();
    for (const one of met) {
      const name = one.names[key];
      counts.set(name, (counts.get(name) ?? 0) + one.records);
    }
    const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMES);
    const choices = sorted.map(([name, count]) => ({
      value: matchText({ [key]: name }),
      label: `${name ?? without} (${formatCount(count)})`,
    }));
    return { title, choices: counts.size > 1 || !counts.has(null) ? choices : [] };
  });
  const all = { value: "{}", label: `All requests (${formatCount(records)})` };
  return [
    { title: "Everything", choices: [all] },
    ...groups.filter(({ choices }) => choices.length > 0),
  ];
}

/** A match in words. */
export function matchWords(match: JsonObject): string {
  const parts = Object.entries(match).map(([key, value]) => {
    const names = (Array.isArray(value) ? value : [value]).map((name) => name ?? "none");
    return `${key} ${names.join(" or ")}`;
  });
  return parts.length === 0 ? "all requests" : parts.join(", ");
}

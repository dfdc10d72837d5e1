import type { Route } from "next";
import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { savedHref } from "../scenarios/scenario-address.ts";
import type { Command } from "./command.ts";

/** Each saved scenario, opened under the filters that it was saved with. */
export const scenarioCommands = (
  scenarios: readonly SavedScenario[] | null,
  go: (href: Route) => void,
): readonly Command[] =>
  (scenarios ?? []).map((saved) => ({
    id: `scenario ${saved.id}`,
    group: "Scenarios",
    label: saved.name,
    words: "saved scenario what if open",
    does: () => go(savedHref(saved)),
  }));

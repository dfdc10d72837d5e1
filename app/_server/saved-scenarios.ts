import { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { listSavedScenarios } from "../../lib/db/queries/list-saved-scenarios.ts";
import { data, type Problem } from "../../lib/http/problem.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import type { NewSavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { database } from "./database.ts";

export const SavedScenarioBody = z.strictObject({
  name: z.string(),
  file: z.unknown(),
  query: z.string(),
});

/** A scenario as it came, or what is wrong with its file: only what can be run is kept. */
export function scenarioToKeep(scenario: NewSavedScenario): Result<NewSavedScenario, Problem> {
  const read = readScenario(scenario.file);
  if (read.ok) return ok(scenario);
  const lines = read.error.map(({ field, message }) => `${field}: ${message}`.replace(/^: /, ""));
  const message = `Only a scenario that can be run is kept. ${lines.join(" ")}`;
  return err({ code: "scenario-invalid", message, problems: read.error });
}

/** The saved scenarios as they now are. */
export const savedScenariosAnswer = async (status = 200): Promise<Response> =>
  data(await listSavedScenarios(database()), status);

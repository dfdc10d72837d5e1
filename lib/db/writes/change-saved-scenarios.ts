import { err, ok, type Result } from "../../core/result.ts";
import type { NewSavedScenario } from "../../wire/saved-scenarios.ts";
import type { Database } from "../database.ts";
import { isOneLine, savedNameProblem } from "../saved-name.ts";
import { othersOfTheName } from "./others-of-the-name.ts";

export interface SavedScenarioError {
  readonly code:
    | "scenario-unknown"
    | "scenario-name-taken"
    | "scenario-name-invalid"
    | "scenario-too-long"
    | "scenario-limit";
  readonly message: string;
}

/** More than an address holds, of which a scenario of the page is part. */
const LONGEST_FILE = 50_000;
const LONGEST_QUERY = 8_000;
const MOST_SCENARIOS = 500;

function scenarioProblem({ name, file, query }: NewSavedScenario): SavedScenarioError | null {
  const misnamed = savedNameProblem(name);
  if (misnamed !== null) return { code: "scenario-name-invalid", message: misnamed };
  const { length } = JSON.stringify(file);
  if (length > LONGEST_FILE || query.length > LONGEST_QUERY || !isOneLine(query)) {
    const message = `Expected a scenario file of at most ${LONGEST_FILE} characters and filters of at most ${LONGEST_QUERY} on one line, found ${length} and ${query.length}. Take policies or filters away.`;
    return { code: "scenario-too-long", message };
  }
  return null;
}

const unknown = (id: number): SavedScenarioError => ({
  code: "scenario-unknown",
  message: `There is no saved scenario ${id}. See the list of saved scenarios.`,
});

const taken = (name: string): SavedScenarioError => ({
  code: "scenario-name-taken",
  message: `There is a scenario "${name}" already. Choose another name, or rename that one.`,
});

/** Keeps a new scenario, and answers its id. */
export async function createSavedScenario(
  { transactions, workspace }: Database,
  scenario: NewSavedScenario,
): Promise<Result<number, SavedScenarioError>> {
  const problem = scenarioProblem(scenario);
  if (problem) return err(problem);
  const { name, file, query } = scenario;
  return await transactions.run(async (tx): Promise<Result<number, SavedScenarioError>> => {
    const others = await othersOfTheName(tx, "saved_scenarios", { workspace, id: 0, name });
    if (others.hasName) return err(taken(name));
    if (others.count >= MOST_SCENARIOS) {
      const message = `There are ${others.count} saved scenarios, the most that are kept. Delete one first.`;
      return err({ code: "scenario-limit", message });
    }
    const [{ id }] = await tx<[{ id: number }]>`
      insert into saved_scenarios (workspace, name, file, query)
      values (${workspace}, ${name}, ${JSON.stringify(file)}, ${query})
      returning id`;
    return ok(id);
  });
}

/** Says anew all that a saved scenario is. */
export async function updateSavedScenario(
  { transactions, workspace }: Database,
  id: number,
  scenario: NewSavedScenario,
): Promise<Result<null, SavedScenarioError>> {
  const problem = scenarioProblem(scenario);
  if (problem) return err(problem);
  const { name, file, query } = scenario;
  return await transactions.run(async (tx): Promise<Result<null, SavedScenarioError>> => {
    const { hasName } = await othersOfTheName(tx, "saved_scenarios", { workspace, id, name });
    const [known] = await tx`
      select id from saved_scenarios where workspace = ${workspace} and id = ${id}`;
    if (!known) return err(unknown(id));
    if (hasName) return err(taken(name));
    await tx`
      update saved_scenarios
      set name = ${name}, file = ${JSON.stringify(file)}, query = ${query}, saved_at = now()
      where workspace = ${workspace} and id = ${id}`;
    return ok(null);
  });
}

/** Forgets a scenario. */
export async function deleteSavedScenario(
  { sql, workspace }: Database,
  id: number,
): Promise<Result<null, SavedScenarioError>> {
  const gone = await sql`delete from saved_scenarios where workspace = ${workspace} and id = ${id}`;
  return gone.count === 0 ? err(unknown(id)) : ok(null);
}

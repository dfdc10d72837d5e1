import { err, ok, type Result } from "../../lib/core/result.ts";
import { parseIsoUs } from "../../lib/core/time.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { readScenarioText } from "../../lib/simulation/scenario/scenario-text.ts";
import type { SimulationTask } from "../../lib/simulation-runner/simulation-task.ts";
import { askedFilters } from "./asked-filters.ts";

/** What is wrong with a scenario, each beside its field. */
export function scenarioProblem(code: Problem["code"], problems: readonly FieldProblem[]): Problem {
  const lines = problems.map(({ field, message }) =>
    field === "" ? message : `${field}: ${message}`,
  );
  return { code, message: lines.join(" "), problems };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that prices all records; `null` where none is named. */
function priceDayIn(params: URLSearchParams): Result<number | null, Problem> {
  const date = params.get("priceDate");
  if (date === null) return ok(null);
  const us = DAY.test(date) ? parseIsoUs(date) : null;
  if (us !== null) return ok(us);
  const message = `priceDate takes a day such as 2025-05-01, not "${date.slice(0, 40)}".`;
  return err({ code: "bad-request", message });
}

interface Body {
  readonly text: string;
  readonly value: unknown;
}

/** What an address and a scenario ask for: the stored records that the filters mean, replayed under it. */
export function simulationTask(
  params: URLSearchParams,
  { text, value }: Body,
): Result<SimulationTask, Problem> {
  const scenario = readScenarioText(text, value);
  if (!scenario.ok) return err(scenarioProblem("scenario-invalid", scenario.error));
  const priceDayUs = priceDayIn(params);
  if (!priceDayUs.ok) return priceDayUs;
  const filters = askedFilters(
    new URLSearchParams([...params].filter(([name]) => name !== "priceDate")),
  );
  if (!filters.ok) return filters;
  return ok({
    kind: "simulate",
    filters: filters.value,
    priceDayUs: priceDayUs.value,
    scenario: value,
  });
}

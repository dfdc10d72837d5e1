import { cellFilterOf } from "../../lib/analytics/overview-filters.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { parseIsoUs } from "../../lib/core/time.ts";
import { priceFrameOf } from "../../lib/db/price-frame.ts";
import { shownOrigin, syntheticShare } from "../../lib/db/queries/synthetic-share.ts";
import { walkRecords } from "../../lib/db/queries/walk-records.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { simulateScenario } from "../../lib/simulation/run/simulate-scenario.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import { collectTraffic } from "../../lib/simulation/traffic/collect-traffic.ts";
import { MOST_SINGLE_CALLS, summedRemarks } from "../../lib/simulation/traffic/summed-remark.ts";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { priceBook } from "./price-book.ts";

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

function refused(code: Problem["code"], problems: readonly FieldProblem[]): Problem {
  const lines = problems.map(({ field, message }) =>
    field === "" ? message : `${field}: ${message}`,
  );
  return { code, message: lines.join(" "), problems };
}

/** What a scenario would make of the stored records that the filters mean. */
export async function simulation(
  params: URLSearchParams,
  body: unknown,
): Promise<Result<SimulationAnswer, Problem>> {
  const scenario = readScenario(body);
  if (!scenario.ok) return err(refused("scenario-invalid", scenario.error));
  const priceDayUs = priceDayIn(params);
  if (!priceDayUs.ok) return priceDayUs;
  const filters = askedFilters(
    new URLSearchParams([...params].filter(([name]) => name !== "priceDate")),
  );
  if (!filters.ok) return filters;

  const [db, book] = [database(), await priceBook()];
  const shown = shownOrigin(await syntheticShare(db), filters.value.data);
  const wish = { filter: cellFilterOf(filters.value, shown), mostCalls: MOST_SINGLE_CALLS };
  const walk = await walkRecords(db, wish, priceFrameOf(book));
  const { workloads } = scenario.value;
  const question = { book, workloads, assumeTier: null, priceDayUs: priceDayUs.value };
  const traffic = await collectTraffic(question, walk.batches);
  const remarks = summedRemarks(walk.calls, walk.areCallsSingle);
  const answer = simulateScenario(scenario.value, traffic, remarks);
  return answer.ok ? answer : err(refused(answer.error.code, [answer.error]));
}

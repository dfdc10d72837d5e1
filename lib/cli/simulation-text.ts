import { decimalText, parseDecimal, roundDecimal } from "../core/decimal.ts";
import type { SimulatedCost, SimulatedWorkload, SimulationAnswer } from "../wire/simulation.ts";
import { count, listed } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

const percent = (share: number): string => {
  const value = share * 100;
  return value === 0 ? "0 %" : `${Number(value.toPrecision(3))} %`;
};

const seconds = (value: number): string => `${Number(value.toPrecision(3))} s`;

/** An exact share of exact money may have dozens; `--json` has them all. */
const SHOWN_DECIMALS = 6;

/** Money rounded to two digits of the width of its interval; as it is where there is none. */
function toWidth(usd: string, { interval90: [low, high] }: SimulatedCost): string {
  const width = Number(high) - Number(low);
  const exact = parseDecimal(usd);
  if (exact === null) return `$${usd}`;
  if (!(width > 0)) return `$${decimalText(roundDecimal(exact, SHOWN_DECIMALS))}`;
  return `$${decimalText(roundDecimal(exact, 1 - Math.floor(Math.log10(width))))}`;
}

function workloadRow({
  workload,
  policy,
  requests,
  cost,
  fallbackShare,
  attemptsPerOperation,
}: SimulatedWorkload): string[] {
  return [
    workload === null ? "today's behaviour" : `workloads[${workload}]`,
    policy ?? "-",
    count(requests),
    cost.today === null ? "unknown" : `$${cost.today}`,
    toWidth(cost.scenario, cost),
    fallbackShare === null ? "unknown" : percent(fallbackShare),
    attemptsPerOperation === null ? "unknown" : String(Number(attemptsPerOperation.toPrecision(4))),
  ];
}

const HEAD = ["", "policy", "requests", "today", "scenario", "fall back", "flex attempts"];

function latencyText({ latencySeconds, missShare, spread }: SimulationAnswer): string[] {
  if (latencySeconds === null)
    return ["How long answers take is not known: the records name no durations."];
  const { p50, p95, p99 } = latencySeconds;
  const missed = missShare === null ? "" : ` ${percent(missShare)} miss their deadline.`;
  const [low, high] = (spread?.latencySeconds?.p95 ?? [p95, p95]).map(seconds);
  const range = low === high ? "" : ` (90 %: ${low} to ${high})`;
  return [
    `Half of the answers take ${seconds(p50)} at most, 95 % ${seconds(p95)}${range}, 99 % ${seconds(p99)}.${missed}`,
  ];
}

function bracketText({ bracket, cost: own }: SimulationAnswer): string[] {
  if (bracket === null) return [];
  const { fallbackShare, cost } = bracket;
  return [
    `If refusals were independent, ${percent(fallbackShare[0])} would fall back (${toWidth(cost[0], own)}); if outages outlast the retries, ${percent(fallbackShare[1])} (${toWidth(cost[1], own)}).`,
  ];
}

/** What a simulation says, for people. */
export function simulationText(answer: SimulationAnswer): string {
  const { cost, engine, basis, unevaluable, drivers, notes, setAside, requests } = answer;
  const [low, high] = cost.interval90;
  const range = low === high ? "" : ` (90 %: ${toWidth(low, cost)} to ${toWidth(high, cost)})`;
  const aside = setAside.attempts + setAside.unanswered + setAside.ungrouped + setAside.cached;
  const [driver] = drivers;
  return [
    `${count(requests)} requests: ${toWidth(cost.scenario, cost)}${range} under the scenario, ${cost.today === null ? "unknown" : `$${cost.today}`} today, $${cost.standard} at standard.`,
    `Basis: ${basis}. Engine: ${engine}.`,
    ...(driver
      ? [
          `What moves it most: ${driver.name}, between ${toWidth(driver.cost[0], cost)} and ${toWidth(driver.cost[1], cost)}.`,
        ]
      : []),
    "",
    textTable(HEAD, answer.workloads.map(workloadRow), [2, 3, 4, 5, 6]),
    "",
    ...latencyText(answer),
    ...bracketText(answer),
    ...(aside === 0
      ? []
      : [
          `${count(aside)} records are failed attempts without cost, or a gateway's own answers, and no requests.`,
        ]),
    ...(answer.todayUnknown === 0
      ? []
      : [
          `What ${count(answer.todayUnknown)} of the records cost today is not known: today's sum is a lower bound.`,
        ]),
    ...listed(
      "Cannot be evaluated, and in no sum:",
      unevaluable.map(
        ({ records, model, tier, reason }) =>
          `${count(records)} × ${model ?? "model unknown"} at ${tier ?? "an unknown tier"}: ${reason}`,
      ),
    ),
    ...listed("Notes:", notes),
  ].join("\n");
}

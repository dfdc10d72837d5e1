import type { Database } from "../db/database.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { simulateScenario } from "../simulation/run/simulate-scenario.ts";
import { readScenario } from "../simulation/scenario/read-scenario.ts";
import { groupSorter } from "../simulation/traffic/group-sorter.ts";
import { portableTraffic } from "../simulation/traffic/portable-traffic.ts";
import { trafficOnWire } from "../simulation/traffic/traffic-on-wire.ts";
import type { SimulationReply, SimulationTask } from "./simulation-task.ts";
import { storedTraffic } from "./stored-traffic.ts";

const MOST_GROUPS = 100_000;

const done = (value: object): SimulationReply => ({
  kind: "done",
  json: new TextEncoder().encode(JSON.stringify(value)),
});

/** Does what a task asks of the stored records, at the prices of this installation. */
export async function runSimulationTask(
  db: Database,
  task: SimulationTask,
): Promise<SimulationReply> {
  return task.kind === "traffic" ? await groupedTraffic(db, task) : await simulated(db, task);
}

type Asking<Kind> = Extract<SimulationTask, { readonly kind: Kind }>;

/** The records in groups with their prices at every tier: all that scenarios need of them. */
async function groupedTraffic(
  db: Database,
  { filters }: Asking<"traffic">,
): Promise<SimulationReply> {
  const book = await ownPriceBook(db, PRICE_BOOK);
  const sorter = groupSorter(book, MOST_GROUPS);
  const question = { book, workloads: [], assumeTier: null, priceDayUs: null };
  const { traffic, remarks } = await storedTraffic(db, filters, question, sorter);
  return done(trafficOnWire(portableTraffic(sorter, traffic, remarks)));
}

/** What a scenario would make of the records. */
async function simulated(
  db: Database,
  { filters, priceDayUs, scenario: given }: Asking<"simulate">,
): Promise<SimulationReply> {
  const scenario = readScenario(given);
  if (!scenario.ok) return { kind: "refused", code: "scenario-invalid", problems: scenario.error };
  const book = await ownPriceBook(db, PRICE_BOOK);
  const { workloads } = scenario.value;
  const question = { book, workloads, assumeTier: null, priceDayUs };
  const { traffic, remarks } = await storedTraffic(db, filters, question);
  const answer = simulateScenario(scenario.value, traffic, remarks);
  if (answer.ok) return done(answer.value);
  return { kind: "refused", code: answer.error.code, problems: [answer.error] };
}

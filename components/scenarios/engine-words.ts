import type { SimulationAnswer, SimulationEngine } from "../../lib/wire/simulation.ts";

const ENGINES: Readonly<Record<SimulationEngine, string>> = {
  "closed-form": "a formula",
  ticks: "every moment of drawn histories",
  "per-request": "request by request",
  sequential: "in sequence",
};

/** What made the figures of a policy; `null`: nothing but the log. */
export const engineName = (engine: SimulationEngine | null): string =>
  engine === null ? "the log" : ENGINES[engine];

/** The engines behind a whole scenario, each once. */
export const engineWords = ({ workloads }: Pick<SimulationAnswer, "workloads">): string =>
  [...new Set(workloads.map(({ engine }) => engineName(engine)))].join("; ");

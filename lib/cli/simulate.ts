import { err, ok } from "../core/result.ts";
import { simulateScenario } from "../simulation/run/simulate-scenario.ts";
import type { Scenario } from "../simulation/scenario/scenario.ts";
import type { ReadTraffic } from "../simulation-runner/stored-traffic.ts";
import { type CommandFailure, type CommandResult, defineCommand, EXIT } from "./command.ts";
import { FILTER_OPTIONS } from "./filter-options.ts";
import { PRICING_OPTIONS, pricingWish } from "./pricing-options.ts";
import { readScenarioFile, scenarioFailure } from "./read-scenario-file.ts";
import { fileTraffic, installedTraffic } from "./read-traffic.ts";
import { simulationText } from "./simulation-text.ts";

type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The options that every page's filters have too. */
const filtersIn = (options: Given): Given =>
  Object.fromEntries(Object.entries(options).filter(([name]) => name in FILTER_OPTIONS));

/** An option that would be without effect, which nobody means. */
function misplacedOption(options: Given): CommandFailure | null {
  const isGiven = (name: string): boolean => {
    const value = options[name];
    return value !== undefined && (!Array.isArray(value) || value.length > 0);
  };
  const isFile = isGiven("records");
  const wrong = (isFile ? Object.keys(FILTER_OPTIONS) : ["format", "map"]).find(isGiven);
  if (wrong === undefined) return null;
  const message = isFile
    ? `--${wrong} filters stored records, and --records reads a file. Give one of them.`
    : `--${wrong} is about a file: name it with --records.`;
  return { exit: EXIT.usage, code: "usage", message };
}

function answered(scenario: Scenario, read: ReadTraffic, fileName: string): CommandResult {
  const answer = simulateScenario(scenario, read.traffic, read.remarks);
  if (answer.ok) return ok({ json: answer.value, text: simulationText(answer.value) });
  return err(scenarioFailure(answer.error.code, [answer.error], fileName));
}

export const simulate = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    scenario: { type: "string", value: "FILE", help: "The scenario (JSON)" },
    records: {
      type: "string",
      value: "FILE",
      help: "Replay this usage file instead of the stored records; needs no database",
    },
    format: { type: "string", value: "ID", help: "Read --records as this format" },
    map: { type: "string", value: "FILE", help: "Column mapping (JSON) for --records" },
    ...PRICING_OPTIONS,
    ...FILTER_OPTIONS,
  },
  notes: `What the records would have cost, waited and missed under other policies, and how sure that is. A scenario
names a policy for each workload and what it assumes; docs/simulation.md lists every field and its default:

  { "seed": 1,
    "workloads": [ { "match": { "project": "nightly" },
        "policy": { "kind": "flex", "maxAttempts": 3, "onExhausted": "standard" } } ],
    "assumptions": { "availability": { "kind": "constant", "refusal": [0.01, 0.1] } } }

  tierscope simulate --scenario flex.json --period 30d
  tierscope simulate --scenario flex.json --records trace.csv --map mapping.json --price-date 2025-05-01 --json`,
  async run({ options }, io) {
    const { scenario: file, records } = options;
    const wish = pricingWish(options);
    if (!wish.ok) return wish;
    const scenario = await readScenarioFile(file);
    if (!scenario.ok) return scenario;
    const { workloads } = scenario.value;
    const misplaced = misplacedOption(options);
    if (misplaced !== null) return err(misplaced);
    const asked = { ...wish.value, workloads };
    const answer = (read: ReadTraffic) => answered(scenario.value, read, file ?? "");
    if (records === undefined) return await installedTraffic(filtersIn(options), asked, io, answer);
    const read = await fileTraffic(records, options, asked);
    return read.ok ? answer(read.value) : read;
  },
});

import { PERIODS, readOverviewFilters } from "../analytics/overview-filters.ts";
import { LIST_FILTERS } from "../core/list-filters.ts";
import { err, ok, type Result } from "../core/result.ts";
import { FIND_PARAMETERS } from "../wire/calls.ts";
import type { AppliedFilters } from "../wire/overview.ts";
import { type CommandFailure, EXIT, type OptionSpec } from "./command.ts";

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const NOT = "not-";

/** The filters of every page as options: `--model NAME`, and `--not-model NAME` to leave out. */
export const FILTER_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  period: { type: "string", value: "PERIOD", help: `One of ${PERIODS.join(", ")} (else all)` },
  from: { type: "string", value: "DAY", help: "First day, such as 2026-11-01" },
  to: { type: "string", value: "DAY", help: "Last day, included" },
  zone: { type: "string", value: "ZONE", help: "Time zone of days (else UTC)" },
  ...Object.fromEntries(
    LIST_FILTERS.flatMap(({ parameter, label }) => {
      const what = label.startsWith("API") ? label : label.toLowerCase();
      const spec = (help: string): OptionSpec => ({
        type: "string",
        value: "NAME",
        multiple: true,
        help,
      });
      return [
        [kebab(parameter), spec(`Only this ${what} (repeatable)`)],
        [`${NOT}${kebab(parameter)}`, spec(`Not this ${what} (repeatable)`)],
      ];
    }),
  ),
  data: {
    type: "string",
    value: "ORIGIN",
    help: "own or sample (else your own as soon as there is any)",
  },
  prefer: {
    type: "string",
    value: "GRAIN",
    help: "calls (else) or buckets, that is aggregate rows, where both tell of the same",
  },
};

type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

const PARAMETERS = new Map([
  ...LIST_FILTERS.flatMap(({ parameter }): [string, string][] => [
    [kebab(parameter), parameter],
    [`${NOT}${kebab(parameter)}`, `${parameter}!`],
  ]),
  ...FIND_PARAMETERS.map((parameter): [string, string] => [kebab(parameter), parameter]),
]);

/** The options as the parameters of a page's address, or what is wrong with their period. */
export function parametersOf(options: Given): Result<URLSearchParams, CommandFailure> {
  const span = options.from ?? options.to;
  if (span !== undefined && options.period !== undefined && options.period !== "custom") {
    const end = options.from === undefined ? "to" : "from";
    const message = `--period ${options.period} and --${end} ${span} name two periods. Give one of them.`;
    return err({ exit: EXIT.usage, code: "usage", message });
  }
  if (options.period === "custom" && span === undefined) {
    const message = "--period custom needs a first day, a last day or both: --from, --to.";
    return err({ exit: EXIT.usage, code: "usage", message });
  }
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    const parameter = PARAMETERS.get(name) ?? name;
    if (typeof value === "string") params.append(parameter, value);
    else if (Array.isArray(value)) for (const each of value) params.append(parameter, each);
  }
  return ok(params);
}

/** The option that stands for a parameter. */
function optionOf(parameter: string): string {
  for (const [option, name] of PARAMETERS) if (name === parameter) return `--${option}`;
  return `--${kebab(parameter)}`;
}

/** The first of the options that was not understood, as a failure of the command; `null` where all were. */
export function wrongOption([wrong]: AppliedFilters["ignored"]): CommandFailure | null {
  if (!wrong) return null;
  const message = `${optionOf(wrong.name)} "${wrong.value}": ${wrong.why}.`;
  return { exit: EXIT.usage, code: "wrong-filter", message };
}

/** The filters that the options name, or what is wrong with them. */
export function filtersOf(options: Given, nowUs: number): Result<AppliedFilters, CommandFailure> {
  const params = parametersOf(options);
  if (!params.ok) return params;
  const filters = readOverviewFilters(params.value, { nowUs, defaultZone: "UTC" });
  const wrong = wrongOption(filters.ignored);
  return wrong === null ? ok(filters) : err(wrong);
}

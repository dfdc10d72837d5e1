import { parseArgs } from "node:util";
import { nearest } from "../core/nearest.ts";
import { err, ok, type Result } from "../core/result.ts";
import {
  type Command,
  type CommandArgs,
  type CommandFailure,
  EXIT,
  type OptionSpec,
  type OptionSpecs,
} from "./command.ts";

export const SHARED_OPTIONS = {
  json: { type: "boolean", help: "Print one JSON object instead of text" },
  help: { type: "boolean", short: "h", help: "Show this help" },
} as const satisfies OptionSpecs;

type Parsed = CommandArgs<OptionSpecs>;
type Value = string | boolean | string[];

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inline: boolean;
}

/** The operands and options of one command, or the first thing that is wrong with them. */
export function parseCommandLine(
  name: string,
  command: Command,
  argv: readonly string[],
): Result<Parsed, CommandFailure> {
  const specs: OptionSpecs = { ...command.options, ...SHARED_OPTIONS };
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: parserOptions(specs),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });

  const values: Record<string, Value | undefined> = startValues(specs);
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = { ...token, inline: token.inlineValue === true };
    const problem = readOption(option, specs, values);
    if (problem !== null) return wrongUsage(name, problem);
  }
  if (values.help !== true) {
    const problem = operandProblem(command, positionals);
    if (problem !== null) return wrongUsage(name, problem);
  }
  return ok({ operands: positionals, options: values as Parsed["options"] }); // startValues and readOption give each option its declared type
}

function readOption(
  { name, rawName, value, inline }: OptionToken,
  specs: OptionSpecs,
  values: Record<string, Value | undefined>,
): string | null {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec === undefined) return unknownOption(rawName, Object.keys(specs));

  if (spec.type === "boolean") {
    if (value !== undefined) return `${rawName} takes no value, got "${value}"`;
    values[name] = true;
    return null;
  }
  if (value === undefined || value === "" || (!inline && value.startsWith("-"))) {
    return `${rawName} needs a value: ${rawName} ${spec.value}`;
  }
  const before = values[name];
  if (Array.isArray(before)) before.push(value);
  else if (before !== undefined) return `${rawName} is given twice`;
  else values[name] = value;
  return null;
}

function unknownOption(rawName: string, known: readonly string[]): string {
  const meant = nearest(rawName.replace(/^-+/, ""), known);
  return meant === null
    ? `there is no option ${rawName}`
    : `there is no option ${rawName}; did you mean --${meant}?`;
}

function operandProblem({ operands }: Command, given: readonly string[]): string | null {
  const { name, min, max } = operands;
  if (given.length < min) return `${name} is missing`;
  if (given.length <= max) return null;
  return max === 0
    ? `it takes no operand, got "${given[0]}"`
    : `it takes ${max === 1 ? `one ${name}` : `up to ${max} of ${name}`}, got ${given.length}`;
}

function wrongUsage(name: string, problem: string): Result<never, CommandFailure> {
  const message = `${problem}${problem.endsWith("?") ? "" : "."} See: tierscope ${name} --help`;
  return err({ exit: EXIT.usage, code: "usage", message });
}

function startValues(specs: OptionSpecs): Record<string, Value | undefined> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, startValue(spec)] as const),
  );
}

function startValue(spec: OptionSpec): Value | undefined {
  if (spec.type === "boolean") return false;
  return spec.multiple ? [] : undefined;
}

function parserOptions(specs: OptionSpecs) {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [
      name,
      short === undefined ? { type } : { type, short },
    ]),
  );
}

import type { Command, CommandEntry, OptionSpec } from "./command.ts";
import { SHARED_OPTIONS } from "./parse-command-line.ts";

const INTRODUCTION = "tierscope: what LLM service tiers cost, save and break, on your own traffic.";

/** The list of commands, as `tierscope --help` shows it. */
export function helpOfAll(entries: readonly CommandEntry[]): string {
  const rows = entries.map(({ name, summary }) => [name, summary] as const);
  return [
    INTRODUCTION,
    "",
    "Usage: tierscope COMMAND [options]",
    "",
    ...columns(rows),
    "",
    "tierscope COMMAND --help explains one. Every command takes --json.",
    "Exit codes: 0 done, 2 wrong usage or mapping, 65 unreadable input, 69 no database,",
    "78 refused configuration.",
    "",
  ].join("\n");
}

/** The usage, options and notes of one command. */
export function helpOfOne({ name, summary }: CommandEntry, command: Command): string {
  const options = Object.entries({ ...command.options, ...SHARED_OPTIONS });
  const usage = ["Usage: tierscope", name, operandUsage(command), "[options]"];
  return [
    `${summary}.`,
    "",
    usage.filter((part) => part !== "").join(" "),
    "",
    ...columns(options.map(([option, spec]) => [optionUsage(option, spec), spec.help] as const)),
    ...(command.notes === undefined ? [] : ["", command.notes.trim()]),
    "",
  ].join("\n");
}

function operandUsage({ operands: { name, min, max } }: Command): string {
  if (max === 0) return "";
  const shown = max === 1 ? name : `${name}...`;
  return min === 0 ? `[${shown}]` : shown;
}

function optionUsage(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  return `${short}--${name}${spec.type === "string" ? ` ${spec.value}` : ""}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

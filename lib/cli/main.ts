import packageJson from "../../package.json" with { type: "json" };
import { nearest } from "../core/nearest.ts";
import { type CommandEntry, type CommandFailure, type CommandResult, EXIT } from "./command.ts";
import { commands } from "./commands.ts";
import { helpOfAll, helpOfOne } from "./help.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { flushOutput, ignoreBrokenPipes, sendChatterToStderr, terminalIo } from "./terminal.ts";

/** Runs one command line (without `node` and the script) and answers its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  ignoreBrokenPipes();
  sendChatterToStderr();
  const [name = "--help", ...rest] = argv;
  const io = terminalIo(wantsJson(argv));
  let exit: number;
  try {
    const result = await dispatch(name, rest, io);
    if (result.ok && result.value !== null) io.print(result.value);
    exit = result.ok ? EXIT.done : report(io, result.error);
  } catch (error) {
    exit = reportBug(io, error);
  }
  io.endProgress();
  await flushOutput();
  return exit;
}

type Io = ReturnType<typeof terminalIo>;

async function dispatch(name: string, rest: readonly string[], io: Io): Promise<CommandResult> {
  if (name === "--version" || name === "-v") {
    const { version } = packageJson;
    return { ok: true, value: { json: { version }, text: `${version}\n` } };
  }
  if (name === "--help" || name === "-h" || name === "--json") return help(helpOfAll(commands));
  if (name === "help") {
    const [topic] = rest.filter((arg) => !arg.startsWith("-"));
    return topic === undefined ? help(helpOfAll(commands)) : await runEntry(topic, ["--help"], io);
  }
  return await runEntry(name, rest, io);
}

async function runEntry(name: string, argv: readonly string[], io: Io): Promise<CommandResult> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) return { ok: false, error: unknownCommand(name, commands) };

  const command = await entry.load();
  const parsed = parseCommandLine(name, command, argv);
  if (!parsed.ok) return parsed;
  if (parsed.value.options.help === true) return help(helpOfOne(entry, command));
  return await command.run(parsed.value, io);
}

function help(text: string): CommandResult {
  return { ok: true, value: { json: { help: text }, text } };
}

function unknownCommand(name: string, entries: readonly CommandEntry[]): CommandFailure {
  const names = entries.map((entry) => entry.name);
  const meant = nearest(name, names);
  const advice =
    meant === null ? `the commands are ${names.join(", ")}.` : `did you mean ${meant}?`;
  return {
    exit: EXIT.usage,
    code: "usage",
    message: `there is no command "${name}"; ${advice} See: tierscope --help`,
  };
}

function report(io: Io, { exit, code, message, done }: CommandFailure): number {
  if (io.json) io.print({ json: { error: { code, message }, ...done?.json }, text: "" });
  else {
    if (done !== undefined && done.text !== "") io.print(done);
    io.note(`tierscope: ${message}`);
  }
  return exit;
}

function reportBug(io: Io, error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  if (io.json) io.print({ json: { error: { code: "internal", message } }, text: "" });
  io.note(`tierscope: this is a bug in tierscope: ${message}`);
  if (error instanceof Error && error.stack !== undefined) io.note(error.stack);
  return EXIT.internal;
}

/** `--json` decides how even a mistake on the command line is reported. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes("--json");
}

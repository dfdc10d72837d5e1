import type { Result } from "../core/result.ts";

/** Exit codes shared by every command, after sysexits.h. */
export const EXIT = {
  done: 0,
  usage: 2,
  unreadableInput: 65,
  noDatabase: 69,
  internal: 70,
  refusedConfiguration: 78,
  interrupted: 130,
} as const;

export type FailureExit =
  | typeof EXIT.usage
  | typeof EXIT.unreadableInput
  | typeof EXIT.noDatabase
  | typeof EXIT.refusedConfiguration
  | typeof EXIT.interrupted;

export type OptionSpec =
  | { readonly type: "boolean"; readonly help: string; readonly short?: string }
  | {
      readonly type: "string";
      readonly help: string;
      readonly short?: string;
      /** What stands for the value in the help: `FILE`, `DATE`. */
      readonly value: string;
      readonly multiple?: boolean;
    };

/** Options by their long name without dashes. `--help` and `--json` belong to every command. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<S extends OptionSpec> = S extends { readonly type: "boolean" }
  ? boolean
  : S extends { readonly multiple: true }
    ? readonly string[]
    : string | undefined;

export interface CommandArgs<S extends OptionSpecs> {
  readonly operands: readonly string[];
  readonly options: { readonly [K in keyof S]: OptionValue<S[K]> };
}

/** What a command answers: `json` under `--json`, else `text`. */
export interface CommandOutput {
  readonly json: object;
  readonly text: string;
}

export interface CommandFailure {
  readonly exit: FailureExit;
  readonly code: string;
  /** One sentence: what was expected, what arrived, what to do. */
  readonly message: string;
  /** What was done all the same: printed too, its keys beside `error`. */
  readonly done?: CommandOutput;
}

/** `null`: the output has been printed already. */
export type CommandResult = Result<CommandOutput | null, CommandFailure>;

export interface CommandIo {
  readonly json: boolean;
  /** Writes one line to standard error, never to standard output. */
  note(line: string): void;
  /** Shows how far a slow step is: one live line on a terminal, else a line now and then. */
  progress(line: string): void;
  /** For a command that answers and then keeps running. At most once. */
  print(output: CommandOutput): void;
  /**
   * Aborted by Ctrl-C or SIGTERM: stop, leave the data sound, return. Only a command that reads
   * this takes the signals over; any other simply ends at once.
   */
  readonly stop: AbortSignal;
}

export interface Command<S extends OptionSpecs = OptionSpecs> {
  /** How many operands, and what they are called in the help: `FILE...`. */
  readonly operands: { readonly name: string; readonly min: number; readonly max: number };
  readonly options: S;
  /** Shown below the options: examples, what is read, what the exit codes mean here. */
  readonly notes?: string;
  run(args: CommandArgs<S>, io: CommandIo): Promise<CommandResult>;
}

/** One line of the list in commands.ts; the command itself is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** The same command, with the types of its options inferred. */
export function defineCommand<const S extends OptionSpecs>(command: Command<S>): Command<S> {
  return command;
}

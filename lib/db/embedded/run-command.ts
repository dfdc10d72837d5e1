import { spawn } from "node:child_process";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Children see nothing of our environment: no locale, no PG* variable, no secret. */
export const CHILD_ENVIRONMENT = {
  NODE_ENV: "production",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
} as const;

export interface CommandOutcome {
  /** `null` where it could not be started or was killed. */
  readonly exit: number | null;
  readonly output: string;
}

/** Runs a command to its end; a command that cannot start is an outcome, not an exception. */
export function runCommand({ file, args, uid, gid }: Command): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      uid,
      gid,
      cwd: "/",
      env: CHILD_ENVIRONMENT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ exit: null, output: error.message }));
    child.on("close", (exit) => resolve({ exit, output }));
  });
}

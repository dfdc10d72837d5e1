import type { CommandIo, CommandOutput } from "./command.ts";

const PLAIN_PROGRESS_EVERY_MS = 5_000;

/** The process's standard streams and signals, as a command sees them. */
export function terminalIo(json: boolean): CommandIo & { endProgress(): void } {
  const live = process.stderr.isTTY === true;
  let liveLineShown = false;
  let lastProgressMs = Number.NEGATIVE_INFINITY;
  let stop: AbortSignal | null = null;

  const endProgress = () => {
    if (liveLineShown) process.stderr.write("\r\x1b[K");
    liveLineShown = false;
  };
  return {
    json,
    endProgress,
    note(line) {
      endProgress();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (live) {
        const width = Math.max(20, (process.stderr.columns ?? 80) - 1);
        process.stderr.write(`\r\x1b[K${line.slice(0, width)}`);
        liveLineShown = true;
        return;
      }
      const nowMs = performance.now();
      if (nowMs - lastProgressMs < PLAIN_PROGRESS_EVERY_MS) return;
      lastProgressMs = nowMs;
      process.stderr.write(`${line}\n`);
    },
    print(output: CommandOutput) {
      endProgress();
      const text = output.text.endsWith("\n") ? output.text : `${output.text}\n`;
      process.stdout.write(json ? `${JSON.stringify(output.json)}\n` : text);
    },
    get stop() {
      stop ??= stopSignal();
      return stop;
    },
  };
}

/** Aborted by the first Ctrl-C, SIGTERM or SIGHUP; the second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(name);
    });
  }
  return controller.signal;
}

/** Keeps standard output for the answer: what libraries print goes to standard error. */
export function sendChatterToStderr(): void {
  for (const method of ["log", "info", "debug"] as const) {
    console[method] = (...line: unknown[]) => console.error(...line);
  }
}

/** A reader that went away (`| head`) is not an error of ours. */
export function ignoreBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

/** Resolves once everything written so far has left the process, or its reader has. */
export async function flushOutput(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.write("", () => resolve())),
    ),
  );
}

import { createReadStream } from "node:fs";
import { explainFailure } from "../../lib/db/database-error.ts";
import type { Mapping } from "../../lib/formats/mapping.ts";
import { dryRunImport } from "../../lib/import-runner/dry-run-import.ts";
import type { DryRunEvent } from "../../lib/wire/paths.ts";
import { database } from "./database.ts";
import { priceBook } from "./price-book.ts";

const READ_BYTES = 256 * 1024;
const TELL_EVERY_MS = 200;

interface DryRunOf {
  readonly path: string;
  readonly format: string;
  readonly mapping: Mapping | null;
}

async function outcome(
  { path, format, mapping }: DryRunOf,
  stop: AbortSignal,
  tell: (event: DryRunEvent) => void,
): Promise<DryRunEvent> {
  let toldAtMs = 0;
  const onProgress = (rows: number, bytes: number): void => {
    const nowMs = performance.now();
    if (nowMs - toldAtMs < TELL_EVERY_MS) return;
    toldAtMs = nowMs;
    tell({ kind: "progress", rows, bytes });
  };
  const source = createReadStream(path, { highWaterMark: READ_BYTES });
  try {
    const wish = { source, format, mapping, book: await priceBook(), stop, onProgress };
    const done = await dryRunImport(database(), wish);
    if (done.ok) return { kind: "done", dryRun: done.value };
    return { kind: "failed", code: done.error.code, message: done.error.message };
  } catch (error) {
    const known = explainFailure(error, database().address);
    if (known) return { kind: "failed", code: known.code, message: known.message };
    console.error(error);
    const message =
      "Something went wrong on our side; the terminal that runs Tierscope shows what.";
    return { kind: "failed", code: "internal", message };
  } finally {
    source.destroy();
  }
}

/** The events of a dry run, one JSON per line. It ends when the reader goes away. */
export function dryRunEvents(run: DryRunOf, gone: AbortSignal): ReadableStream<Uint8Array> {
  const stopping = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const stop = AbortSignal.any([gone, stopping.signal]);
      const tell = (event: DryRunEvent): void => {
        if (!stop.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      tell({ kind: "progress", rows: 0, bytes: 0 });
      tell(await outcome(run, stop, tell));
      if (!stopping.signal.aborted) controller.close();
    },
    cancel() {
      stopping.abort();
    },
  });
}

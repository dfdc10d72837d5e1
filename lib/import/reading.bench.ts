import { Mapping } from "../formats/mapping.ts";
import type { FormatWish } from "./choose-format.ts";
import { mergeRepeats } from "./merge-repeats.ts";
import { openUsage } from "./open-usage.ts";
import { Tally } from "./tally.ts";

/** Rows of each file; every file is made as it is read, so that only reading takes memory. */
const ROWS = 400_000;
const PIECE_ROWS = 2_000;
const START_S = Date.UTC(2026, 10, 1) / 1_000;

interface File {
  readonly name: string;
  readonly wish: FormatWish;
  readonly header: string;
  row(i: number): string;
}

const mapping = Mapping.parse({
  columns: { time: "time", model: "model", inputTotal: "in", outputTotal: "out", workload: "job" },
  time: { kind: "epoch-s" },
});

const FILES: readonly File[] = [
  {
    name: "CSV",
    wish: { mapping },
    header: "time,model,in,out,job\n",
    row: (i) => `${START_S + i},gpt-5-mini,${i % 5_000},7,nightly\n`,
  },
  {
    name: "CSV, every cell quoted",
    wish: { mapping },
    header: '"time","model","in","out","job"\n',
    row: (i) => `"${START_S + i}","gpt-5-mini","${i % 5_000}","7","the ""nightly"" job"\n`,
  },
  {
    name: "JSON lines, Chat Completions",
    wish: {},
    header: "",
    row: (i) =>
      `{"id":"chatcmpl-${i}","object":"chat.completion","created":${START_S + i},"model":"gpt-5-mini-2025-08-07","choices":[{"index":0,"message":{"role":"assistant","content":"Short neutral summary.","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":${i % 5_000},"completion_tokens":7,"total_tokens":4740,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},"service_tier":"flex"}\n`,
  },
];

async function* bytesOf({ header, row }: File): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(header);
  for (let from = 0; from < ROWS; from += PIECE_ROWS) {
    yield encoder.encode(Array.from({ length: PIECE_ROWS }, (_, i) => row(from + i)).join(""));
  }
}

/** Making the rows costs time too: it is measured apart and taken off. */
async function makingMs(file: File): Promise<number> {
  const start = performance.now();
  let length = 0;
  for await (const bytes of bytesOf(file)) length += bytes.length;
  if (length === 0) throw new Error("nothing was made");
  return performance.now() - start;
}

async function measure(file: File) {
  const making = await makingMs(file);
  const start = performance.now();
  const opened = await openUsage(bytesOf(file), file.wish);
  if (!opened.ok) throw new Error(opened.error.message);
  const tally = new Tally(opened.value);
  let peakBytes = 0;
  for await (const { rows, repeats } of mergeRepeats(opened.value.batches)) {
    tally.addDuplicates(repeats);
    for (const row of rows) tally.addRow(row);
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - start - making) / 1_000;
  const { records, tokens } = tally.report();
  const input = Array.from({ length: ROWS }, (_, i) => i % 5_000).reduce((a, b) => a + b);
  if (records.valid !== ROWS || tokens.inputTotal !== input) throw new Error("the sums are wrong");
  return {
    file: file.name,
    rowsPerSecond: Math.round(ROWS / seconds),
    peakMegabytes: Math.round(peakBytes / 1e6),
  };
}

const results = [];
for (const file of FILES) results.push(await measure(file));
if (process.argv.includes("--json")) console.log(JSON.stringify({ rows: ROWS, results }));
else {
  console.log(`${ROWS.toLocaleString("en-US")} rows each, read, keyed and added up on one thread:`);
  for (const { file, rowsPerSecond, peakMegabytes } of results) {
    console.log(
      `  ${file}: ${rowsPerSecond.toLocaleString("en-US")} rows/s, ${peakMegabytes} MB at most`,
    );
  }
}

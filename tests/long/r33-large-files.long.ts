import fs from "node:fs";
import path from "node:path";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { answerOf } from "../launcher/answers.ts";
import { CALL_HEADER, callFiles, callRows } from "../launcher/call-files.ts";
import { newDataFolder, removeDataFolders, tierscope } from "../launcher/run-tierscope.ts";
import { longSize } from "./long-size.ts";

afterAll(removeDataFolders);

const GIBIBYTE = 2 ** 30;
const MEGABYTE = 2 ** 20;
const MOST_MEGABYTES = 400;
const PIECE_ROWS = 4_000;
const LOOK_EVERY_MS = 200;

interface Written {
  readonly file: string;
  readonly rows: number;
}

/** Writes pieces until they hold so many bytes before packing. */
async function writeUntil(
  file: string,
  bytes: number,
  { header, piece, pack }: { header: string; piece(from: number): string; pack: Transform[] },
): Promise<Written> {
  let rows = 0;
  const pieces = function* () {
    yield header;
    for (let written = 0; written < bytes; rows += PIECE_ROWS) {
      const text = piece(rows);
      written += text.length; // all of it is ASCII
      yield text;
    }
  };
  await pipeline([Readable.from(pieces()), ...pack, fs.createWriteStream(file)]);
  return { file, rows };
}

const START_S = Date.UTC(2026, 10, 1) / 1_000;
const answered = "Short neutral summary of a page that nobody will ever see. ".repeat(8);

function chatCompletions(from: number): string {
  let text = "";
  for (let n = from; n < from + PIECE_ROWS; n++) {
    text += `{"id":"chatcmpl-${n}","object":"chat.completion","created":${START_S + n},"model":"gpt-5-mini-2025-08-07","choices":[{"index":0,"message":{"role":"assistant","content":"${answered}","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":1000,"completion_tokens":10,"total_tokens":1010},"service_tier":"flex"}\n`;
  }
  return text;
}

/** The most memory that the process ever held, as Linux counts it. */
function peakMegabytes(pid: number): number {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

async function importWatched(dataFolder: string, args: readonly string[]) {
  const startMs = performance.now();
  const { pid, ended } = tierscope(dataFolder, ["import", ...args, "--json"]);
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, peakMegabytes(pid));
  }, LOOK_EVERY_MS);
  const { code, stdout, stderr } = await ended;
  clearInterval(look);
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  const seconds = (performance.now() - startMs) / 1_000;
  return { counts: JSON.parse(stdout).imports[0].counts, peak, seconds };
}

async function expectFlat(
  dataFolder: string,
  { file, rows }: Written,
  args: readonly string[],
): Promise<void> {
  const { counts, peak, seconds } = await importWatched(dataFolder, [file, ...args]);
  const size = Math.round(fs.statSync(file).size / MEGABYTE);
  console.log(
    `${path.basename(file)}: ${size} MB on disk, ${rows} rows in ${Math.round(seconds)} s, ${Math.round(rows / seconds)} rows/s, ${Math.round(peak)} MB at most`,
  );
  expect(counts).toMatchObject({ received: rows, inserted: rows, duplicate: 0, rejected: 0 });
  expect(peak).toBeGreaterThan(20);
  expect(peak).toBeLessThan(MOST_MEGABYTES);
  expect((await answerOf(dataFolder, "summary")).total.records).toBe(rows);
}

test.runIf(process.platform === "linux")(
  "JSON lines of 5 GiB, packed with gzip, are imported within 400 MB",
  async () => {
    const bytes = longSize("R33_JSONL_GIB", 5) * GIBIBYTE;
    const file = callFiles({})("bodies.jsonl.gz");
    const pack = [createGzip({ level: 1 })];
    const written = await writeUntil(file, bytes, { header: "", piece: chatCompletions, pack });
    await expectFlat(newDataFolder(), written, []);
  },
);

test.runIf(process.platform === "linux")("a CSV of 2 GiB is imported within 400 MB", async () => {
  const bytes = longSize("R33_CSV_GIB", 2) * GIBIBYTE;
  const at = callFiles({});
  const piece = (from: number) => callRows(from, from + PIECE_ROWS);
  const written = await writeUntil(at("calls.csv"), bytes, {
    ...{ header: CALL_HEADER, piece, pack: [] },
  });
  await expectFlat(newDataFolder(), written, ["--map", at("map.json")]);
});

import { writeFiles } from "./write-files.ts";

const START_S = Date.UTC(2026, 10, 1) / 1_000;

/** Ranges of calls begin and end at multiples of this, so that equal rows stay together. */
export const CALLS_TOGETHER = 4;

const MAPPING = {
  columns: { time: "t", requestId: "id", model: "m", inputTotal: "in", outputTotal: "out" },
  time: { kind: "epoch-s" },
  defaults: { provider: "openai", tierServed: "standard" },
};

/** Of four calls two have a request id, and the other two are equal in all that is told of them. */
function callOf(n: number) {
  const place = n % CALLS_TOGETHER;
  const told = place === 1 ? n - 1 : n;
  const id = place < 2 ? "" : `req-${n}`;
  return { second: START_S + told, id, input: 1_000 + (told % 7), output: 100 + (told % 3) };
}

export const CALL_HEADER = "t,id,m,in,out\n";

/** The calls from one number to before another, as a CSV without its header. */
export function callRows(from: number, to: number): string {
  let text = "";
  for (let n = from; n < to; n++) {
    const { second, id, input, output } = callOf(n);
    text += `${second},${id},gpt-5-mini,${input},${output}\n`;
  }
  return text;
}

/** What a summary says of these calls when each of them is stored once. */
export function callTotals(from: number, to: number) {
  const totals = { records: to - from, inputTokens: 0, outputTokens: 0 };
  for (let n = from; n < to; n++) {
    const { input, output } = callOf(n);
    totals.inputTokens += input;
    totals.outputTokens += output;
  }
  return totals;
}

/** Files of calls, each from one number to before another, and the `map.json` that reads them. */
export function callFiles(
  ranges: Readonly<Record<string, readonly [number, number]>>,
): (name: string) => string {
  const contents = Object.entries(ranges).map(
    ([name, [from, to]]) => [name, CALL_HEADER + callRows(from, to)] as const,
  );
  return writeFiles({ ...Object.fromEntries(contents), "map.json": JSON.stringify(MAPPING) });
}

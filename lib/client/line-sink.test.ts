import { expect, test } from "vitest";
import { EventSink } from "./event-sink.ts";
import { LineSink } from "./line-sink.ts";

const PIECE = 4 * 1024;
const MIB = 2 ** 20;

/** The time in ms that a sink holds its program up for the bytes, as small pieces. */
function heldUpMs(sink: { add(bytes: Uint8Array): void }, bytes: Uint8Array): number {
  const begun = performance.now();
  for (let at = 0; at < bytes.length; at += PIECE) sink.add(bytes.subarray(at, at + PIECE));
  return performance.now() - begun;
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  const sink = new LineSink((line) => lines.push(line));
  for (let at = 0; at < bytes.length; at += PIECE) sink.add(bytes.subarray(at, at + PIECE));
  sink.end();
  return lines;
}

const text = (value: string) => new TextEncoder().encode(value);
const line = (size: number) => `{"custom_id":"c","response":"${"x".repeat(size)}"}`;

test("a file of one long line, or an event of one, is not gone over again with each of its pieces", () => {
  // Gone over again, 16 MiB in 4,096 pieces are 32 GiB.
  const file = text(line(16 * MIB));
  expect(heldUpMs(new LineSink(() => {}), file)).toBeLessThan(2_000);
  expect(heldUpMs(new EventSink(), text(`data: ${line(16 * MIB)}`))).toBeLessThan(2_000);
});

test("lines of a batch are handed on whole, however long; of another file none is", () => {
  const lines = [line(3), line(MIB), line(5)];
  expect(linesOf(text(lines.join("\n")))).toEqual(lines);
  expect(linesOf(text(`{"id":1}\n${lines.join("\n")}`))).toEqual([]);
});

test("a line of more than 32 MiB is let go; those behind it are read where the file is a batch's", () => {
  const long = line(33 * MIB);
  const sizes = (file: string) => linesOf(text(file)).map(({ length }) => length);
  const around = [line(3), line(5)].map(({ length }) => length);
  expect(sizes(`${line(3)}\n${long}\n${line(5)}\n`)).toEqual(around);
  expect(sizes(`${long}\n${line(5)}\n`)).toEqual([]);
});

import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import type { ParsedRow } from "../formats/format.ts";
import { mergeRepeats } from "./merge-repeats.ts";

const AT = Date.UTC(2026, 4, 1) * 1_000;
let line = 0;
const row = (requestId: string | null, facts: Partial<UsageRecord> = {}): ParsedRow => {
  line += 1;
  return { kind: "record", line, record: { ...blankRecord("call", AT), requestId, ...facts } };
};

async function merged(batches: readonly (readonly ParsedRow[])[], most?: number) {
  async function* source() {
    yield* batches;
  }
  const calls: string[] = [];
  let [repeats, lateRepeats] = [0, 0];
  for await (const each of mergeRepeats(source(), most)) {
    repeats += each.repeats;
    lateRepeats += each.lateRepeats;
    for (const told of each.rows) {
      if (told.kind !== "record") calls.push(told.kind);
      else calls.push(`${told.record.requestId} ${told.record.model} ${told.record.inputTotal}`);
    }
  }
  return { calls, repeats, lateRepeats };
}

test("rows of one request are one call with the facts of all, wherever in the file they lie", async () => {
  const model = row("a", { model: "o3" });
  const tokens = row("a", { inputTotal: 10 });
  expect(await merged([[model, row("b"), row(null)], [tokens]])).toEqual({
    calls: ["null null null", "a o3 10", "b null null"],
    repeats: 1,
    lateRepeats: 0,
  });
  expect((await merged([[tokens, model]])).calls).toEqual(["a o3 10"]);
});

test("rows without a request id, aggregate rows and rejects pass as they are", async () => {
  const nameless = row(null, { inputTotal: 1 });
  const bucket: ParsedRow = { kind: "record", line: 9, record: blankRecord("bucket", AT) };
  const skip: ParsedRow = { kind: "skip", line: 10, reason: "comment" };
  expect(await merged([[nameless, nameless, bucket, bucket, skip]])).toEqual({
    calls: ["null null 1", "null null 1", "null null null", "null null null", "skip"],
    repeats: 0,
    lateRepeats: 0,
  });
});

test("beyond the calls that may be held, a row that repeats one is told apart, and still no call of its own", async () => {
  const file = ["a", "b", "c", "b", "a", "c"].map((id) => row(id));
  expect(await merged([file], 2)).toEqual({
    calls: ["a null null", "b null null", "c null null"],
    repeats: 2,
    lateRepeats: 1,
  });
});

import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { pacedTidying } from "./paced-tidying.ts";

/** The seconds at which a database is tidied that is asked to be every second, and cannot be before the given one. */
async function tidiedAt(seconds: number, canFromS: number): Promise<number[]> {
  let nowS = 0;
  const at: number[] = [];
  const tidy = pacedTidying(
    async () => {
      at.push(nowS);
      return nowS >= canFromS;
    },
    () => nowS * 1_000,
  );
  for (; nowS < seconds; nowS += 1) await tidy();
  return at;
}

test("what cannot be tidied is left for 30 s, then for twice as long each time, up to 5 minutes", async () => {
  expect(await tidiedAt(1_200, 1_000)).toEqual([
    ...[0, 30, 90, 210, 450, 750],
    ...Array.from({ length: 150 }, (_, n) => 1_050 + n),
  ]);
});

test("a failure after a success waits 30 s again", async () => {
  const answers = [false, false, true, false];
  const at: number[] = [];
  let nowS = 0;
  const tidy = pacedTidying(
    async () => {
      at.push(nowS);
      return answers[at.length - 1] ?? true;
    },
    () => nowS * 1_000,
  );
  for (; nowS < 122; nowS += 1) await tidy();
  expect(at).toEqual([0, 30, 90, 91, 121]);
});

test("who asks while it is being done does not do it too, and a mistake is thrown on", async () => {
  let [runs, nowMs] = [0, 0];
  const tidy = pacedTidying(
    async () => {
      runs += 1;
      await setImmediate();
      throw new Error("a mistake");
    },
    () => nowMs,
  );
  const first = tidy().catch(String);
  await tidy();
  expect(runs).toBe(1);
  expect(await first).toBe("Error: a mistake");
  nowMs = 30_000;
  await expect(tidy()).rejects.toThrow("a mistake");
  expect(runs).toBe(2);
});

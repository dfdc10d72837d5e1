import { expect, test } from "vitest";
import { liveAttempt } from "../analytics/live-attempt.ts";
import { liveFigures } from "../analytics/live-figures.ts";
import { blankRecord } from "../core/record.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { readEvents } from "../testing/read-events.ts";
import { MOST_WAITING } from "./event-stream.ts";
import { LiveReader } from "./live-reader.ts";

const NOON_US = Date.UTC(2026, 10, 21, 12) * 1_000;
const attempts = Array.from({ length: 100 }, (_, n) =>
  liveAttempt(PRICE_BOOK, {
    key: `key-${n}`,
    record: blankRecord("call", NOON_US + n),
    details: null,
    operationAttempts: null,
  }),
);
const figuresAt = (nowUs: number) =>
  liveFigures(PRICE_BOOK, { cells: [], times: [] }, { fromUs: nowUs - 60_000_000, toUs: nowUs });

test("a reader that does not read is told how many attempts it missed, and nothing is kept for it", async () => {
  const reader = new LiveReader(() => {});
  const landing = { attempts, more: 3, sources: {} };
  const rounds = 200;
  for (let round = 1; round <= rounds; round++) {
    reader.land({ id: `v.${round}`, landing });
    reader.tell(figuresAt(NOON_US + round));
  }
  const perRound = JSON.stringify(landing).length;
  expect(perRound * rounds).toBeGreaterThan(MOST_WAITING * 10);

  const events = readEvents(reader.body);
  let [told, bytes] = [0, 0];
  for (;;) {
    const event = await events.next();
    if (event?.name === "landed") {
      told += 1;
      bytes += perRound;
    }
    if (event?.name !== "missed") continue;
    expect(event.data.attempts).toBe((rounds - told) * 103);
    expect(event.id).toBe(`v.${rounds}`);
    break;
  }
  expect(bytes).toBeLessThan(MOST_WAITING + perRound * 2);
  // Of the figures, the latest alone.
  expect((await events.nextOf("figures")).data.nowUs).toBe(NOON_US + rounds);

  reader.land({ id: "v.201", landing });
  expect(await events.next()).toMatchObject({ name: "landed", id: "v.201" });
});

test("whoever leaves is let go", async () => {
  let left = 0;
  const reader = new LiveReader(() => {
    left += 1;
  });
  await readEvents(reader.body).leave();
  expect(left).toBe(1);
  reader.tell(figuresAt(NOON_US));
  reader.beat();
});

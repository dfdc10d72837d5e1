import { afterEach, beforeAll, expect, test } from "vitest";
import { US_PER_MS } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { INGEST_NOW_MS, ingestClient, liveRecord, testKeyFor } from "../testing/ingest-client.ts";
import { type EventReader, readEvents } from "../testing/read-events.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { MadeIngestKey } from "../wire/ingest-keys.ts";
import { LiveService } from "./live-service.ts";

const database = testDatabase();
let key: MadeIngestKey;
let service: LiveService;

beforeAll(async () => {
  key = await testKeyFor(database.db);
  service = new LiveService(database.db, {
    nowUs: () => INGEST_NOW_MS * US_PER_MS,
    book: async () => PRICE_BOOK,
    leaving: new AbortController().signal,
    report: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await service.close();
});

const send = (ids: readonly string[], secondsAgo = 5) =>
  ingestClient(
    database.db,
    key.key,
  )(
    ids.map((id) =>
      liveRecord(id, { time: new Date(INGEST_NOW_MS - secondsAgo * 1_000).toISOString() }),
    ),
  );

async function reading(lastId: string | null): Promise<EventReader> {
  const stream = await service.open({ fromUs: null, toUs: null, zone: "UTC" }, lastId);
  if (!stream.ok) throw new Error(stream.error.message);
  return readEvents(stream.value);
}

test("a page that was away for more attempts than it lists is told all anew, and how many each program sent", async () => {
  const events = await reading(null);
  const { id } = await events.nextOf("all");
  await send(["before"]);
  await events.nextOf("landed");
  await events.leave();

  const looks = await reading(null);
  await looks.nextOf("all");
  await send(Array.from({ length: 250 }, (_, n) => `many${n}`));
  for (let landed = 0; landed < 250; ) {
    landed += (await looks.nextOf("landed")).data.sources[key.importId] ?? 0;
  }
  const { name, data } = (await (await reading(id ?? null)).next()) ?? {};
  expect(name).toBe("all");
  expect(data).toMatchObject({ sources: { [key.importId]: 251 } });
});

test("a record of long ago is counted with its program, and is no news", async () => {
  const events = await reading(null);
  await events.nextOf("all");
  await send(["old"], 3 * 86_400);
  const { data } = await events.nextOf("landed");
  expect(data).toMatchObject({ attempts: [], more: 0, sources: { [key.importId]: 1 } });
});

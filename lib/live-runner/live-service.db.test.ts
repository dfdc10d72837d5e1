import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CellFilter } from "../analytics/cost-cell.ts";
import { US_PER_MS } from "../core/time.ts";
import { revokeWithRecords } from "../db/writes/change-ingest-keys.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { INGEST_NOW_MS, ingestClient, liveRecord, testKeyFor } from "../testing/ingest-client.ts";
import { type EventReader, readEvents } from "../testing/read-events.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { MadeIngestKey } from "../wire/ingest-keys.ts";
import type { LiveRecord } from "../wire/live-record.ts";
import { LiveService, MOST_STREAMS } from "./live-service.ts";

const database = testDatabase();
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };
const FLEX: CellFilter = { ...ALL, tiers: ["flex"] };
let key: MadeIngestKey;
let send: ReturnType<typeof ingestClient>;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  key = await testKeyFor(database.db);
  send = ingestClient(database.db, key.key);
});
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});

/** A clock that goes on by itself, and can be put forward. */
const clock = { startedMs: performance.now(), aheadMs: 0 };

function serviceAt(leaving = new AbortController().signal): LiveService {
  Object.assign(clock, { startedMs: performance.now(), aheadMs: 0 });
  const nowMs = () => INGEST_NOW_MS + performance.now() - clock.startedMs + clock.aheadMs;
  const service = new LiveService(database.db, {
    nowUs: () => Math.round(nowMs()) * US_PER_MS,
    book: async () => PRICE_BOOK,
    leaving,
    report: (error) => {
      throw error;
    },
  });
  opened.push(service);
  return service;
}

async function reading(
  service: LiveService,
  filter = ALL,
  lastId: string | null = null,
): Promise<EventReader> {
  const stream = await service.open(filter, lastId);
  if (!stream.ok) throw new Error(stream.error.message);
  return readEvents(stream.value);
}

/** The landing that tells of a request; what was sent before the stream was opened may be told again. */
async function landingOf(events: EventReader, requestId: string) {
  for (;;) {
    const landed = await events.nextOf("landed");
    if (landed.data.attempts.some((attempt) => attempt.requestId === requestId)) return landed;
  }
}

/** A call that ended so many seconds ago. */
const ended = (id: string, secondsAgo: number, facts: Partial<LiveRecord> = {}): LiveRecord =>
  liveRecord(id, {
    time: new Date(INGEST_NOW_MS - secondsAgo * 1_000 - 2_000).toISOString(),
    latencyMs: 2_000,
    ...facts,
  });

const REFUSED: Partial<LiveRecord> = {
  ...{ tierRequested: "flex", tierServed: null, httpStatus: 429, errorClass: "flex_unavailable" },
  ...{ inputTotal: null, outputTotal: null, latencyMs: 300 },
};

describe("what is there when a page begins to look", () => {
  test("is what programs sent within a day, the latest end first, with what each costs at standard", async () => {
    await send([
      ended("a1", 60, { tierRequested: "flex", tierServed: "flex", policy: "flex-once" }),
      ended("a2", 30, { tierRequested: "standard" }),
      ended("a3", 40 * 3_600),
    ]);
    const { attempts, hasSources } = await serviceAt().snapshot(ALL);
    expect(hasSources).toBe(true);
    expect(attempts.map(({ requestId }) => requestId)).toEqual(["req_a2", "req_a1"]);
    // 1,000 tokens at $2 a million and 100 at $8; flex is half of it.
    expect(attempts[1]).toMatchObject({
      cost: "0.0014",
      atStandard: "0.0028",
      details: { policy: "flex-once" },
      endedUs: (INGEST_NOW_MS - 60_000) * US_PER_MS,
    });
  });

  test("counts what ended in the last quarter of an hour, refusals by cause, and money exactly", async () => {
    const own = await testKeyFor(database.db, "figures");
    const project = "figures";
    await ingestClient(
      database.db,
      own.key,
    )([
      ended("f1", 10, { project, tierRequested: "flex", tierServed: "flex" }),
      ended("f2", 20, { project, ...REFUSED }),
      ended("f3", 20, { project, ...REFUSED, errorClass: "rate_limit" }),
      ended("f4", 870, { project, model: "o-nobody" }),
      ended("f5", 903, { project }),
    ]);
    const { figures } = await serviceAt().snapshot({ ...ALL, projects: [project] });
    expect(figures).toMatchObject({
      ...{ attempts: 4, refused: 2, answered: 2, untimed: 0, unpriced: 1 },
      ...{ served: "0.0014", atStandard: "0.0028" },
      ...{ servedPerHour: "0.0056", standardPerHour: "0.0112" },
      latency: { p50Ms: 2_000, p95Ms: 2_000, answers: 2 },
    });
    expect(figures.causes).toEqual([
      { cause: "flex_unavailable", attempts: 1 },
      { cause: "rate_limit", attempts: 1 },
    ]);
    expect(figures.tiers).toMatchObject([
      { tier: "flex", attempts: 3, refused: 2, served: "0.0014", atStandard: "0.0028" },
      { tier: "standard", attempts: 1, unpriced: 1 },
    ]);
  });
});

describe("a stream", () => {
  test("begins with all there is, and then tells what lands under its filter and of which source", async () => {
    const service = serviceAt();
    const [all, flex] = [await reading(service), await reading(service, FLEX)];
    const first = await all.nextOf("all");
    expect(first.data.attempts.length).toBeGreaterThan(0);
    await flex.nextOf("all");
    await send([ended("b1", 5), ended("b2", 4, { tierServed: "flex" })]);
    const landed = await landingOf(all, "req_b1");
    expect(landed.data).toMatchObject({ more: 0, sources: { [key.importId]: 2 } });
    expect(landed.data.attempts.map(({ requestId }) => requestId)).toEqual(["req_b2", "req_b1"]);
    expect(landed.id).not.toBe(first.id);
    const ofFlex = await landingOf(flex, "req_b2");
    expect(ofFlex.data.attempts.map(({ requestId }) => requestId)).toEqual(["req_b2"]);
    const { data } = await all.nextOf("figures");
    expect(data.attempts).toBeGreaterThanOrEqual(first.data.figures.attempts + 2);
    await all.leave();
  });

  test("tells again of a call of which more is known, and nothing of duplicates", async () => {
    const events = await reading(serviceAt());
    const pending = ended("c1", 3, { outcome: "pending", outputTotal: null });
    await send([pending]);
    const before = (await landingOf(events, "req_c1")).data.attempts;
    const first = before.find(({ requestId }) => requestId === "req_c1");
    expect(first).toMatchObject({ outcome: "pending", outputTotal: null });
    await send([pending]);
    await send([ended("c1", 3)]);
    const [again] = (await landingOf(events, "req_c1")).data.attempts;
    expect(again).toMatchObject({ key: first?.key, outcome: "success", outputTotal: 100 });
  });

  test("goes on behind the last event that its reader knows", async () => {
    const service = serviceAt();
    const events = await reading(service);
    const { id } = await events.nextOf("all");
    await send([ended("d1", 3)]);
    await landingOf(events, "req_d1");
    await events.leave();
    const [again, stranger] = [
      await reading(service, ALL, id),
      await reading(service, ALL, "of-another-server.7"),
    ];
    expect(await again.next()).toMatchObject({ name: "landed" });
    await landingOf(await reading(service, ALL, id), "req_d1");
    expect(await stranger.next()).toMatchObject({ name: "all" });
  });

  test("of a batch of a thousand tells the last, and how many there were", async () => {
    const own = await testKeyFor(database.db, "many");
    const events = await reading(serviceAt());
    await events.nextOf("all");
    const many = Array.from({ length: 1_000 }, (_, n) => ended(`many${n}`, 500 - n / 10));
    await ingestClient(database.db, own.key)(many);
    let [told, landed] = [0, 0];
    while (landed < 1_000) {
      const { data } = await events.nextOf("landed");
      landed += data.sources[own.importId] ?? 0;
      told += data.attempts.filter(({ requestId }) => requestId?.startsWith("req_many")).length;
    }
    expect(landed).toBe(1_000);
    expect(told).toBeGreaterThanOrEqual(200);
    expect(told).toBeLessThanOrEqual(400);
  });

  test("is told anew when its records are taken back", async () => {
    const own = await testKeyFor(database.db, "to go");
    const project = "to go";
    await ingestClient(database.db, own.key)([ended("g1", 3, { project })]);
    const service = serviceAt();
    const events = await reading(service, { ...ALL, projects: [project] });
    expect((await events.nextOf("all")).data.attempts).toHaveLength(1);
    await send([ended("g2", 2, { project })]);
    await events.nextOf("figures");
    await revokeWithRecords(database.db, own.id);
    clock.aheadMs = 16_000;
    const after = await events.nextOf("all");
    expect(after.data.attempts.map(({ requestId }) => requestId)).toEqual(["req_g2"]);
  });

  test("comes back when the connection that listens is cut, with what landed meanwhile", async () => {
    const events = await reading(serviceAt());
    await events.nextOf("all");
    const listeners = await database.db.sql<{ pid: number }[]>`
      select pg_terminate_backend(pid), pid from pg_stat_activity
      where datname = current_database() and query like 'listen %'`;
    expect(listeners.length).toBeGreaterThan(0);
    await send([ended("h1", 1)]);
    const { data } = await events.nextOf("all");
    expect(data.attempts.map(({ requestId }) => requestId)).toContain("req_h1");
  });

  test("ends when the server is being stopped, and none is opened any more", async () => {
    const leaving = new AbortController();
    const service = serviceAt(leaving.signal);
    const events = await reading(service);
    await events.nextOf("all");
    leaving.abort();
    expect(await events.next()).toMatchObject({ name: "leaving" });
    expect(await events.next()).toBeNull();
    expect(await service.open(ALL, null)).toMatchObject({ ok: false, error: { code: "draining" } });
  });

  test("is one of at most as many as there may be, and leaving makes room", async () => {
    const service = serviceAt();
    const all: EventReader[] = [];
    for (let n = 0; n < MOST_STREAMS; n++) all.push(await reading(service));
    expect(await service.open(ALL, null)).toMatchObject({
      ok: false,
      error: { code: "too-many-at-once" },
    });
    await all[0]?.leave();
    expect((await service.open(ALL, null)).ok).toBe(true);
  });
});

import type http from "node:http";
import { afterAll, beforeAll, expect } from "vitest";
import type { MadeIngestKey } from "../wire/ingest-keys.ts";
import { CONTENT_CANARY } from "./chat-call.ts";
import { type GatewayAt, gatewayAt } from "./gateway-at.ts";
import { testKeyFor } from "./ingest-client.ts";
import { type RawUpstream, rawUpstream } from "./raw-upstream.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";
import { until } from "./until.ts";

/** The caller's own key at its provider: it must stand nowhere but in what the provider gets. */
export const PROVIDER_KEY = "sk-proj-canary-4c1e9b";

export type Respond = Parameters<typeof rawUpstream>[0];

export interface StoredCall {
  readonly status: number | null;
  readonly outcome: number;
  readonly input: number | null;
  readonly output: number | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly workload: string | null;
  readonly asked: string | null;
  readonly served: string | null;
  readonly attempt: number | null;
  readonly operation: string | null;
}

export const json =
  (body: unknown): Respond =>
  (_, res) => {
    res.setHeader("content-type", "application/json");
    res.end(JSON.stringify(body));
  };

export const asks = (facts: object = {}): string =>
  JSON.stringify({
    ...{ model: "gpt-5-mini", service_tier: "flex" },
    ...{ messages: [{ role: "user", content: CONTENT_CANARY }], ...facts },
  });

async function recordsOf({ db }: TestDatabase, ids: readonly string[]) {
  return await db.sql<StoredCall[]>`
    select http_status as status, outcome, input_total as input, output_total as output,
      coalesce(details, '{}') as details, attempt, operation_id as operation,
      (select name from labels where id = calls.workload) as workload,
      (select name from labels where id = calls.tier_requested) as asked,
      (select name from labels where id = calls.tier_served) as served
    from calls left join call_details using (workspace, key)
    where request_id = any(${ids}) order by at, attempt`;
}

async function recordOf(database: TestDatabase, id: string): Promise<StoredCall> {
  await until(async () => (await recordsOf(database, [id])).length > 0);
  const [record] = await recordsOf(database, [id]);
  if (!record) throw new Error("it was there a moment ago");
  return record;
}

/** An upstream whose next answers a test decides. */
function playedUpstream() {
  let respond: Respond = (_, res) => res.end();
  let early: (res: http.ServerResponse) => boolean = () => false;
  let count = 0;
  return {
    start: () =>
      rawUpstream(
        (req, res, body) => respond(req, res, body),
        (_, res) => early(res),
      ),
    /** Answers the calls from now on under a request id of their own; the record is found by it. */
    play(next: Respond): string {
      count += 1;
      const id = `req_gw_${count}`;
      respond = (req, res, body) => {
        res.setHeader("x-request-id", id);
        return next(req, res, body);
      };
      return id;
    },
    /** Answers the next call without reading any of it. */
    playEarly(next: (res: http.ServerResponse) => void): void {
      early = (res) => {
        early = () => false;
        next(res);
        return true;
      };
    },
  };
}

/** A gateway to an upstream of the test's own, for all tests of a file; nothing may be left untold at their end. */
export function gatewayCase() {
  const database = testDatabase();
  const { start, play, playEarly } = playedUpstream();
  let key: MadeIngestKey;
  let upstream: RawUpstream;
  let gateway: GatewayAt;

  beforeAll(async () => {
    key = await testKeyFor(database.db, "a chat app", { scopes: ["gateway:use"] });
    upstream = await start();
    const upstreams = [
      { name: "openai", url: upstream.url },
      { name: "under", url: `${upstream.url}/api` },
      { name: "gone", url: "http://127.0.0.1:9" },
    ];
    gateway = await gatewayAt(database.db, upstreams);
  });
  afterAll(async () => {
    await gateway.close();
    await upstream[Symbol.asyncDispose]();
    expect(gateway.mistakes).toEqual([]);
    expect(gateway.notes).toEqual([]);
  });

  return {
    ...{ database, play, playEarly },
    key: () => key,
    upstream: () => upstream,
    url: () => gateway.url,
    at: (place: string) => `${gateway.url}/gateway/openai${place}`,
    headers: (more: Readonly<Record<string, string>> = {}) => ({
      "x-tierscope-key": key.key,
      authorization: `Bearer ${PROVIDER_KEY}`,
      "content-type": "application/json",
      ...more,
    }),
    lastRequest: (): http.IncomingMessage | undefined => upstream.requests.at(-1),
    recordsOf: (ids: readonly string[]) => recordsOf(database, ids),
    recordOf: (id: string) => recordOf(database, id),
  };
}

import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeIngestKey } from "../auth/make-ingest-key.ts";
import { servePages } from "../db/bench/serve-pages.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { gatewayAt } from "../testing/gateway-at.ts";
import { makeTestFolder, removeTestFolder } from "../testing/test-folder.ts";

const CALLS = 1_500;
const WARM_UP = 200;
const AT_ONCE = 8;
const AIM_MS = 5;
const LAST_MS = 30_000;

const ANSWER = Buffer.from(
  JSON.stringify({
    ...{ id: "chatcmpl-1", object: "chat.completion", model: "gpt-5-mini", service_tier: "flex" },
    choices: [{ index: 0, message: { role: "assistant", content: "x".repeat(2_000) } }],
    usage: { prompt_tokens: 1_000, completion_tokens: 500, total_tokens: 1_500 },
  }),
);
const EVENTS = Array.from({ length: 50 }, (_, i) =>
  Buffer.from(
    `event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":"word ${i}"}\n\n`,
  ),
);
const ASKED = JSON.stringify({
  ...{ model: "gpt-5-mini", service_tier: "flex" },
  messages: [{ role: "user", content: "y".repeat(4_000) }],
});

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** A provider that answers at once: a JSON answer, or a stream of 51 events. */
async function serveProvider(): Promise<Served> {
  let count = 0;
  const server = http.createServer((req, res) => {
    req.resume();
    req.once("end", () => {
      count += 1;
      const streams = req.url === "/v1/responses";
      const type = streams ? "text/event-stream" : "application/json";
      res.writeHead(200, { "content-type": type, "x-request-id": `req_${count}` });
      if (streams) for (const event of EVENTS) res.write(event);
      res.end(streams ? "data: [DONE]\n\n" : ANSWER);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const agent = new http.Agent({ keepAlive: true });

interface Timed {
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly bytes: number;
}

async function timed(base: string, place: string, key: string): Promise<Timed> {
  const begun = performance.now();
  const headers = {
    ...{ "content-type": "application/json", "content-length": Buffer.byteLength(ASKED) },
    ...{ authorization: "Bearer sk-bench", "x-tierscope-key": key },
  };
  const request = http.request(`${base}${place}`, { method: "POST", agent, headers }).end(ASKED);
  const [response] = await once(request, "response");
  let firstByteMs = 0;
  let bytes = 0;
  for await (const part of response) {
    if (bytes === 0) firstByteMs = performance.now() - begun;
    bytes += part.length;
  }
  if (response.statusCode !== 200) throw new Error(`${base} answered ${response.statusCode}.`);
  return { firstByteMs, totalMs: performance.now() - begun, bytes };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;

interface Pair {
  readonly direct: string;
  readonly gateway: string;
  readonly key: string;
}

/** Calls in turns, direct and through, so that what the machine does beside meets both alike. */
async function compare({ direct, gateway, key }: Pair, place: string, calls: number) {
  const times = { direct: [] as Timed[], gateway: [] as Timed[] };
  for (let call = 0; call < calls + WARM_UP; call++) {
    const ways = [["direct", direct] as const, ["gateway", gateway] as const];
    for (const [way, base] of call % 2 === 0 ? ways : ways.toReversed()) {
      const took = await timed(base, place, key);
      if (call >= WARM_UP) times[way].push(took);
    }
  }
  const sizes = new Set([...times.direct, ...times.gateway].map(({ bytes }) => bytes));
  if (sizes.size !== 1) throw new Error(`Answers differ in length: ${[...sizes].join(", ")}.`);
  const added = (what: "firstByteMs" | "totalMs", share: number): number => {
    const of = (all: readonly Timed[]) =>
      quantile(
        all.map((each) => each[what]),
        share,
      );
    return rounded(of(times.gateway) - of(times.direct));
  };
  return {
    calls,
    directP50Ms: rounded(
      quantile(
        times.direct.map(({ totalMs }) => totalMs),
        0.5,
      ),
    ),
    addedP50Ms: added("totalMs", 0.5),
    addedP95Ms: added("totalMs", 0.95),
    addedP99Ms: added("totalMs", 0.99),
    addedFirstByteP50Ms: added("firstByteMs", 0.5),
  };
}

/** How many calls a second pass, several at once. */
async function throughput({ gateway, key }: Pair, calls: number) {
  const begun = performance.now();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let call = 0; call < calls / AT_ONCE; call++) {
        times.push((await timed(gateway, "/v1/chat/completions", key)).totalMs);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  const perSecond = Math.round(times.length / seconds);
  return { calls: times.length, atOnce: AT_ONCE, perSecond, p50Ms: rounded(quantile(times, 0.5)) };
}

async function untilStored({ sql }: Database, wanted: number): Promise<number> {
  const deadline = performance.now() + LAST_MS;
  for (;;) {
    const [row] = await sql<[{ rows: number }]>`select count(*)::int as rows from calls`;
    if (row.rows >= wanted || performance.now() > deadline) return row.rows;
    await sleep(100);
  }
}

async function measure(db: Database, pair: Pair) {
  const json = await compare(pair, "/v1/chat/completions", CALLS);
  const stream = await compare(pair, "/v1/responses", CALLS / 3);
  const several = await throughput(pair, CALLS);
  const wanted = json.calls + stream.calls + several.calls + 2 * WARM_UP;
  const stored = await untilStored(db, wanted);
  if (stored !== wanted) throw new Error(`${wanted} records were expected, ${stored} are stored.`);
  return { json, stream, several, records: stored };
}

async function run() {
  const parent = await makeTestFolder(os.tmpdir());
  const dataFolder = path.join(parent, "data");
  const provider = await serveProvider();
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: projectRoot() },
    chosenBinaries: postgresBinaries(),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  try {
    const wish = { name: "bench", scopes: ["gateway:use"], expiresInDays: null } as const;
    const made = await makeIngestKey(db, wish, Date.now() * 1_000);
    if (!made.ok) throw new Error(made.error.message);
    const product = await servePages(dataFolder, { TIERSCOPE_GATEWAY: `openai=${provider.url}` });
    const alone = product ? null : await gatewayAt(db, [{ name: "openai", url: provider.url }]);
    const gateway = `${product?.url ?? alone?.url}/gateway/openai`;
    const figures = await measure(db, { direct: provider.url, gateway, key: made.value.key });
    await product?.stop();
    await alone?.close();
    const by = product ? "the whole server" : "its handler alone (the pages are not built)";
    return { by, aimAddedP50Ms: AIM_MS, ...figures };
  } finally {
    agent.destroy();
    await provider.close();
    await close();
    await removeTestFolder(dataFolder).catch(() => {});
    await removeTestFolder(parent).catch(() => {});
  }
}

const result = await run();
if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else {
  const { by, json, stream, several, records } = result;
  console.log(`Calls through ${by}, in turns with calls to the provider itself:`);
  console.log(`  JSON answer: ${JSON.stringify(json)}`);
  console.log(`  stream of 51 events: ${JSON.stringify(stream)}`);
  console.log(`  ${several.atOnce} at once: ${several.perSecond} calls/s, p50 ${several.p50Ms} ms`);
  console.log(`  ${records} records were stored, none is missing. Aim: ${AIM_MS} ms added at p50.`);
}

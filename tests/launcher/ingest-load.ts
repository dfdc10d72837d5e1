import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { liveRecords } from "../../lib/testing/ingest-client.ts";
import type { MadeIngestKey, NewIngestKey } from "../../lib/wire/ingest-keys.ts";
import { API } from "../../lib/wire/paths.ts";
import { memoryOf } from "./memory-of.ts";
import { PageApi } from "./page-api.ts";

export interface IngestTarget {
  readonly url: string;
  readonly key: string;
}

export interface SentBatch {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly tookMs: number;
}

/** Makes a key at a running product. */
export async function newTarget(url: string): Promise<IngestTarget> {
  const wish: NewIngestKey = { name: "load", scopes: ["ingest:write"], expiresInDays: null };
  const headers = { "content-type": "application/json" };
  const options = { method: "POST", body: JSON.stringify(wish), headers };
  const { key } = await new PageApi(url).json<MadeIngestKey>(API.keys, options);
  return { url, key };
}

const headersFor = (key: string) => ({
  "content-type": "application/json",
  authorization: `Bearer ${key}`,
});

/** Sends a head at once, and the body when the test says so. */
export function beginBatch(
  { url, key }: IngestTarget,
  headers: Readonly<Record<string, string>> = {},
  agent?: http.Agent,
) {
  const begunMs = performance.now();
  const request = http.request(url + API.records, {
    method: "POST",
    headers: { ...headersFor(key), ...headers },
    ...(agent && { agent }),
  });
  const answered = (async (): Promise<SentBatch> => {
    const [response] = await once(request, "response");
    let text = "";
    for await (const chunk of response) text += chunk;
    const tookMs = performance.now() - begunMs;
    return { status: response.statusCode, headers: response.headers, text, tookMs };
  })();
  answered.catch(() => {}); // some are broken off
  return { request, answered };
}

export async function sendBatch(
  target: IngestTarget,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
  agent?: http.Agent,
): Promise<SentBatch> {
  const { request, answered } = beginBatch(target, headers, agent);
  request.end(body);
  return await answered;
}

/** Bodies of batches that nobody has sent before. */
export function freshBatches(rows: number, from = 0): () => string {
  let next = from;
  return () => {
    const body = JSON.stringify(liveRecords(rows, next));
    next += rows;
    return body;
  };
}

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
};

/** Batches one after another, as a program sends them: what they were answered, and the 95th percentile in milliseconds. */
export async function steadyLoad(target: IngestTarget, batches: number, nextBody: () => string) {
  const agent = new http.Agent({ keepAlive: true });
  const answers: SentBatch[] = [];
  for (let n = 0; n < batches; n++) {
    answers.push(await sendBatch(target, nextBody(), {}, agent));
    await sleep(10);
  }
  agent.destroy();
  const statuses = [...new Set(answers.map(({ status }) => status))];
  const took = answers.map(({ tookMs }) => tookMs);
  return { statuses, p95Ms: quantile(took, 0.95) };
}

/** So many batches a second as are answered when eight senders wait for each of theirs. */
export async function capacityOf(
  target: IngestTarget,
  seconds: number,
  nextBody: () => string,
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true });
  const until = performance.now() + seconds * 1_000;
  let stored = 0;
  const senders = Array.from({ length: 8 }, async () => {
    while (performance.now() < until) {
      const { status } = await sendBatch(target, nextBody(), {}, agent);
      if (status === 200) stored += 1;
      else await sleep(100);
    }
  });
  await Promise.all(senders);
  agent.destroy();
  return stored / seconds;
}

export interface Flood {
  readonly perSecond: number;
  readonly seconds: number;
  readonly pid: number;
}

/** So many batches a second, whatever becomes of those before: how often each status was answered, and what it cost. */
export async function flood(
  target: IngestTarget,
  { perSecond, seconds, pid }: Flood,
  nextBody: () => string,
) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const statuses: Record<number, number> = {};
  const found = { withoutRetryAfter: 0, inserted: 0, mostBytes: 0, broken: 0 };
  const underWay = new Set<Promise<void>>();
  const send = async (): Promise<void> => {
    try {
      const { status, headers, text } = await sendBatch(target, nextBody(), {}, agent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) found.inserted += JSON.parse(text).inserted;
      else if (!(Number(headers["retry-after"]) >= 1)) found.withoutRetryAfter += 1;
    } catch {
      found.broken += 1;
    }
  };
  const startMs = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    const waitMs = startMs + (1_000 * sent) / perSecond - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    const sending = send().finally(() => underWay.delete(sending));
    underWay.add(sending);
    if (sent % 50 === 0) found.mostBytes = Math.max(found.mostBytes, memoryOf(pid) ?? 0);
  }
  const endMs = performance.now();
  await Promise.all(underWay);
  agent.destroy();
  return { ...found, statuses, endMs };
}

/** Milliseconds until a batch is taken again. */
export async function recovery(
  target: IngestTarget,
  sinceMs: number,
  nextBody: () => string,
): Promise<number> {
  for (;;) {
    const { status } = await sendBatch(target, nextBody());
    if (status === 200) return performance.now() - sinceMs;
    await sleep(50);
  }
}

/** No key may begin more batches at once. */
const SLOW_OF_A_KEY = 100;

/** Connections under good keys that send a byte a second of a body that they announce as a large one. */
export async function slowSenders(url: string, count: number) {
  const { hostname, port, host } = new URL(url);
  const keys: string[] = [];
  for (let n = 0; n < count; n += SLOW_OF_A_KEY) keys.push((await newTarget(url)).key);
  const answered = new Set<net.Socket>();
  const sockets = Array.from({ length: count }, () => net.connect(Number(port), hostname));
  await Promise.all(
    sockets.map(async (socket, n) => {
      const key = keys[Math.floor(n / SLOW_OF_A_KEY)] ?? "";
      const head = Object.entries({ host, ...headersFor(key), "content-length": "100000" });
      const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join("");
      socket.on("error", () => {}); // they may be hung up on
      socket.on("data", () => answered.add(socket));
      await once(socket, "connect");
      socket.write(`POST ${API.records} HTTP/1.1\r\n${lines}\r\n[`);
    }),
  );
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write(" ");
  }, 1_000);
  return {
    /** So many are still being waited for. */
    waitedFor: () => sockets.filter((each) => !each.destroyed && !answered.has(each)).length,
    end() {
      clearInterval(dripping);
      for (const socket of sockets) socket.destroy();
    },
  };
}

import { once } from "node:events";
import type http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { closeDatabase, connectDatabase } from "../../lib/db/database.ts";
import { CHAT_ANSWER } from "../../lib/testing/chat-call.ts";
import { cutLines } from "../../lib/testing/cut-lines.ts";
import { type GatewayAt, gatewayAt } from "../../lib/testing/gateway-at.ts";
import { asks } from "../../lib/testing/gateway-case.ts";
import { testKeyFor } from "../../lib/testing/ingest-client.ts";
import { beginCall, rawCall } from "../../lib/testing/raw-call.ts";
import { type RawUpstream, rawUpstream } from "../../lib/testing/raw-upstream.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";
import { until } from "../../lib/testing/until.ts";

const database = testDatabase();
const CHAT = "/gateway/openai/v1/chat/completions";
const AT_ONCE = 1_000;
const OVER = 60;

let open: { readonly gateway: GatewayAt; readonly upstream: RawUpstream } | null = null;

/** The gateway before an upstream that answers so; calls go out under a key for it. */
async function begin(respond: Parameters<typeof rawUpstream>[0], db = database.db) {
  const upstream = await rawUpstream(respond);
  const gateway = await gatewayAt(db, [{ name: "openai", url: upstream.url }]);
  open = { gateway, upstream };
  const { key } = await testKeyFor(database.db, "load", { scopes: ["gateway:use"] });
  const headers = { "x-tierscope-key": key, "content-type": "application/json" };
  const call = () => rawCall(`${gateway.url}${CHAT}`, { headers, body: asks() });
  return { gateway, upstream, key, headers, call };
}

afterEach(async () => {
  await open?.gateway.close();
  await open?.upstream[Symbol.asyncDispose]();
  open = null;
});

let answered = 0;
const answerChat = (res: http.ServerResponse): void => {
  answered += 1;
  const headers = { "content-type": "application/json", "x-request-id": `req_${answered}` };
  res.writeHead(200, headers).end(JSON.stringify(CHAT_ANSWER));
};

async function storedCalls(): Promise<number> {
  const [row] = await database.db.sql<[{ rows: number }]>`select count(*)::int as rows from calls`;
  return row.rows;
}

const p95 = (ms: readonly number[]): number =>
  ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.95)] ?? 0;

async function timed(call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await call();
  return performance.now() - begun;
}

test("R17: more calls than the gateway takes at once are told to come again, and none of the others is lost", async () => {
  const held: http.ServerResponse[] = [];
  let holds = true;
  const { call, gateway } = await begin((_, res) => {
    if (holds) held.push(res);
    else answerChat(res);
  });
  const before = await storedCalls();
  let over = 0;
  const calls = Array.from({ length: AT_ONCE + OVER }, async () => {
    const answer = await call();
    over += 1;
    return answer;
  });
  const first = await Promise.race(calls);
  expect([first.status, first.headers["x-tierscope-error"]]).toEqual([503, "too-many-at-once"]);
  expect(Number(first.headers["retry-after"])).toBeGreaterThanOrEqual(1);
  await until(() => held.length === AT_ONCE && over === OVER);
  holds = false;
  for (const res of held) answerChat(res);
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBe(AT_ONCE);
  expect(statuses.filter((status) => status === 503).length).toBe(OVER);
  expect((await call()).status).toBe(200);
  await gateway.close();
  expect(await storedCalls()).toBe(before + AT_ONCE + 1);
  expect([gateway.notes, gateway.mistakes]).toEqual([[], []]);
});

test("R18: 500 connections that send a byte a second keep nobody waiting", async () => {
  const { call, gateway, key } = await begin((_, res) => answerChat(res));
  const { port, hostname } = new URL(gateway.url);
  const load = async () => {
    const ms: number[] = [];
    for (let n = 0; n < 100; n++) ms.push(await timed(call));
    return p95(ms);
  };
  await load();
  const alone = await load();
  const head = `POST ${CHAT} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`;
  const begun = `${head}x-tierscope-key: ${key}\r\ncontent-length: 100000\r\n\r\n{`;
  const sockets = Array.from({ length: 500 }, () => net.connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  // Half of them never come to the end of their head, half hold a call with a good key.
  for (const [n, socket] of sockets.entries()) {
    socket.on("error", () => {});
    socket.write(n % 2 === 0 ? "P" : begun);
  }
  const drip = setInterval(() => {
    for (const [n, socket] of sockets.entries()) socket.write(n % 2 === 0 ? "O" : " ");
  }, 1_000);
  const beside = await load();
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  // 2 times on a machine that does nothing else; a busy one is given what its own unrest takes.
  expect(beside).toBeLessThan(2 * alone + 50);
});

test("R19: calls pass while the database is away, and their records are stored when it is back", async ({
  skip,
}) => {
  const { address } = database;
  if (address.kind !== "socket") skip("the database is not on a socket");
  else {
    const lines = await cutLines(address);
    const reached = connectDatabase(lines.address);
    const { call, gateway } = await begin((_, res) => answerChat(res), reached);
    const before = await storedCalls();
    expect((await call()).status).toBe(200);
    await until(async () => (await storedCalls()) === before + 1);
    lines.setAway(true);
    const during = await Promise.all([call(), call(), call()]);
    await sleep(600); // by then the key would be looked up again
    expect([...during, await call()].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const headers = { "x-tierscope-key": (await testKeyFor(database.db)).key };
    const unknown = await rawCall(`${gateway.url}${CHAT}`, { headers, body: asks() });
    expect([unknown.status, unknown.headers["x-tierscope-error"]]).toEqual([503, "database-away"]);
    lines.setAway(false);
    await until(async () => (await storedCalls()) === before + 5);
    expect(gateway.notes.join()).toContain("records wait");
    await gateway.close();
    await closeDatabase(reached);
    await lines.close();
  }
});

test("R23: a stop lets a stream under way come to its end, turns others away, and stores what was recorded", async () => {
  let end = (): void => {};
  const { gateway, headers, call } = await begin((_, res) => {
    res.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_last" });
    res.write("data: {}\n\n");
    end = () => res.end("data: [DONE]\n\n");
  });
  const url = `${gateway.url}${CHAT}`;
  const { response } = await beginCall(url, { headers, body: asks({ stream: true }) });
  const parts: Buffer[] = [];
  response.on("data", (part) => parts.push(part));
  const whole = once(response, "end");
  const closed = gateway.close(10_000);
  await expect(call()).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  end();
  await whole;
  expect(Buffer.concat(parts).toString()).toBe("data: {}\n\ndata: [DONE]\n\n");
  await closed;
  const [row] = await database.db.sql`
    select count(*)::int as rows from calls where request_id = 'req_last'`;
  expect(row?.rows).toBe(1);
});

import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { revokeIngestKey } from "../db/writes/change-ingest-keys.ts";
import { CHAT_ANSWER, CONTENT_CANARY } from "../testing/chat-call.ts";
import { gatewayAt } from "../testing/gateway-at.ts";
import { asks, gatewayCase, json, PROVIDER_KEY } from "../testing/gateway-case.ts";
import { testKeyFor } from "../testing/ingest-client.ts";
import { rawCall } from "../testing/raw-call.ts";
import { until } from "../testing/until.ts";

const { database, key, upstream, url, at, headers, play, playEarly, recordOf } = gatewayCase();
const CHAT = "/v1/chat/completions";

async function refusalOf(place: string, more: Readonly<Record<string, string>> = {}) {
  const before = upstream().requests.length;
  const {
    status,
    headers: told,
    body,
  } = await rawCall(place, {
    ...{ headers: headers(more), body: asks() },
  });
  expect(upstream().requests.length).toBe(before);
  const { error } = JSON.parse(body.toString());
  expect(told["x-tierscope-error"]).toBe(error.code);
  expect(error.message).not.toContain(PROVIDER_KEY);
  return { status, code: error.code, message: error.message };
}

describe("what does not pass", () => {
  test("a call without a good key, and the upstream never hears of it", async () => {
    const sender = await testKeyFor(database.db, "sender");
    const gone = await testKeyFor(database.db, "gone", { scopes: ["gateway:use"] });
    await revokeIngestKey(database.db, gone.id);
    const codes = [];
    for (const text of ["", "tsk_x", `${key().key}x`, PROVIDER_KEY, sender.key, gone.key]) {
      const { status, code } = await refusalOf(at(CHAT), { "x-tierscope-key": text });
      codes.push([status, code]);
    }
    expect(codes).toEqual([
      ...[[401, "key-missing"], ...Array(3).fill([401, "key-wrong"])],
      ...[
        [403, "scope-missing"],
        [401, "key-revoked"],
      ],
    ]);
  });

  test("a key that is revoked opens nothing a second later", async () => {
    const own = await testKeyFor(database.db, "for a while", { scopes: ["gateway:use"] });
    play(json(CHAT_ANSWER));
    const call = () =>
      rawCall(at("/v1/models"), {
        method: "GET",
        headers: headers({ "x-tierscope-key": own.key }),
      });
    expect((await call()).status).toBe(200);
    await revokeIngestKey(database.db, own.id);
    const begun = performance.now();
    await until(async () => (await call()).status === 401);
    expect(performance.now() - begun).toBeLessThan(10_000); // 1 s on a machine that does nothing else
  });

  test("an upstream that was not named, with the ones that were", async () => {
    const { status, code, message } = await refusalOf(`${url()}/gateway/evil/v1/models`);
    expect([status, code]).toEqual([404, "upstream-unknown"]);
    expect(message).toContain(
      'Expected one of /gateway/openai/v1/…, /gateway/under/v1/…, /gateway/gone/v1/…, found "evil"',
    );
    for (const place of [
      "/gateway/openai/v1/../../x",
      "/gateway/http://evil.example/",
      "/gateway",
    ]) {
      expect([place, await sentAsItIs(place)]).toEqual([place, 404]);
    }
  });

  test("anything, while it is off: the answer says how to turn it on", async () => {
    const off = await gatewayAt(database.db, []);
    expect(await refusalOf(`${off.url}/gateway/openai${CHAT}`)).toEqual({
      ...{ status: 404, code: "gateway-off" },
      message:
        "The gateway is off. Start Tierscope with --gateway openai, or with TIERSCOPE_GATEWAY=openai in its environment.",
    });
    await off.close();
  });

  test("a page of another site, another name for this machine, a browser that follows a link", async () => {
    const origin = await refusalAnywhere({ origin: "https://evil.example" });
    expect(origin).toEqual([403, "cross-origin"]);
    expect(await refusalAnywhere({ host: "evil.example" })).toEqual([421, "unknown-host"]);
    const { status, code } = await refusalOf(at(CHAT), { "sec-fetch-mode": "navigate" });
    expect([status, code]).toEqual([403, "not-for-browsers"]);
  });

  async function refusalAnywhere(more: Readonly<Record<string, string>>) {
    const { status, body } = await rawCall(at(CHAT), { headers: headers(more), body: asks() });
    return [status, JSON.parse(body.toString()).error.code];
  }

  /** The status of a path that clients would tidy up first. */
  async function sentAsItIs(place: string): Promise<number | undefined> {
    const { hostname, port } = new URL(url());
    const request = http.request({ hostname, port, path: place, headers: headers() }).end();
    const [answer] = await once(request, "response");
    answer.resume();
    return answer.statusCode;
  }
});

describe("what goes wrong behind it", () => {
  test("an upstream that cannot be reached is 502, in a sentence, and a failed attempt", async () => {
    const before = await failedAttempts();
    const { status, code, message } = await refusalOf(`${url()}/gateway/gone${CHAT}`);
    expect([status, code]).toEqual([502, "upstream-away"]);
    expect(message).toContain(
      "Expected an answer of gone (http://127.0.0.1:9), found ECONNREFUSED.",
    );
    await until(async () => (await failedAttempts()) > before);
  });

  test("one that hangs up without a word, too", async () => {
    play((req) => req.socket.destroy());
    const hungUp = await rawCall(at(CHAT), { headers: headers(), body: asks() });
    expect([hungUp.status, hungUp.headers["x-tierscope-error"]]).toEqual([502, "upstream-away"]);
  });

  test("one whose answer is none cannot end the program", async () => {
    const heads = ["HTTP/1.1 099 Odd\r\ncontent-length: 0", "HTTP/1.1 200\r\nno colon", "FTP", ""];
    for (const head of heads) {
      play((req) => req.socket.end(`${head}\r\n\r\n`));
      const answered = await rawCall(at(CHAT), { headers: headers(), body: asks() });
      expect([head, answered.status]).toEqual([head, 502]);
    }
  });

  test("one that switches to a protocol nobody asked for keeps nobody waiting", async () => {
    const head = "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade";
    play((req) => req.socket.write(`${head}\r\n\r\n`));
    const answered = await rawCall(at(CHAT), { headers: headers(), body: asks() });
    expect([answered.status, answered.headers["x-tierscope-error"]]).toEqual([
      502,
      "upstream-away",
    ]);
  });

  test("one that refuses a body before it has come is heard", async () => {
    playEarly((res) => {
      res.writeHead(413, { "content-type": "application/json" }).end('{"error":{}}');
    });
    const body = Array.from({ length: 8 }, () => Buffer.alloc(2 ** 20, " "));
    const answered = await rawCall(at(CHAT), { headers: headers(), body });
    expect([answered.status, answered.body.toString()]).toEqual([413, '{"error":{}}']);
  });

  async function failedAttempts(): Promise<number> {
    const [row] = await database.db.sql<[{ rows: number }]>`
      select count(*)::int as rows from calls where http_status is null and outcome = 1`;
    return row.rows;
  }

  const ERRORS = path.resolve(process.cwd(), "../shared/data/openai_errors.jsonl");
  test.skipIf(!fs.existsSync(ERRORS))(
    "real refusals pass unchanged (needs ../shared/data)",
    async () => {
      const lines = fs.readFileSync(ERRORS, "utf8").trim().split("\n");
      const ids = [];
      for (const line of lines) {
        const { endpoint, http_status, body } = JSON.parse(line);
        const text = JSON.stringify(body, null, 2);
        const id = play((_, res) => {
          res.writeHead(http_status, { "content-type": "application/json" }).end(text);
        });
        const answered = await rawCall(at(endpoint), { headers: headers(), body: asks() });
        expect([answered.status, answered.body.toString()]).toEqual([http_status, text]);
        ids.push([id, http_status] as const);
      }
      for (const [id, status] of ids)
        expect(await recordOf(id)).toMatchObject({ status, outcome: 1 });
    },
  );
});

test("the provider's key, questions and answers stand nowhere in the database", async () => {
  const id = play(json(CHAT_ANSWER));
  const place = `${at(CHAT)}?key=${PROVIDER_KEY}`;
  await rawCall(place, { headers: headers({ "x-api-key": PROVIDER_KEY }), body: asks() });
  await recordOf(id);
  const { sql } = database.db;
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const rowsWith = async (word: string) => {
    const found = await Promise.all(
      tables.map(({ name }) =>
        sql.unsafe(`select 1 from ${name} as kept where kept::text like '%${word}%'`),
      ),
    );
    return found.flat().length;
  };
  expect(tables.length).toBeGreaterThan(20);
  expect(await rowsWith(id)).toBeGreaterThan(0);
  const kept = key().key.slice(13);
  for (const word of [PROVIDER_KEY, CONTENT_CANARY, kept]) expect(await rowsWith(word)).toBe(0);
});

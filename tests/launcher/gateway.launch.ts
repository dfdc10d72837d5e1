import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import type http from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gatewaySnippet } from "../../components/keys/gateway-snippets.ts";
import { CHAT_ANSWER, CONTENT_CANARY } from "../../lib/testing/chat-call.ts";
import { beginCall, rawCall } from "../../lib/testing/raw-call.ts";
import { type RawUpstream, rawUpstream } from "../../lib/testing/raw-upstream.ts";
import { RESPONSE } from "../../lib/testing/sdk-answers.ts";
import { answerOf } from "./answers.ts";
import {
  newDataFolder,
  type Running,
  removeDataFolders,
  tierscope,
  until,
  urlIn,
} from "./run-tierscope.ts";

const PROVIDER_KEY = "sk-proj-launch-91b2";
const dataFolder = newDataFolder();
let upstream: RawUpstream;
let secured: RawUpstream | null = null;
let running: Running;
let url: string;
let key: string;
let respond: (req: http.IncomingMessage, res: http.ServerResponse) => void;

/** Made for this run; `null` where openssl is not there. */
function certificate() {
  const folder = path.dirname(dataFolder);
  const [keyFile, file] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-keyout", keyFile, "-out", file, "-days", "2", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost"],
  ]);
  if (made.status !== 0) return null;
  const [key, cert] = [fs.readFileSync(keyFile, "utf8"), fs.readFileSync(file, "utf8")];
  return { key, cert, file };
}

beforeAll(async () => {
  upstream = await rawUpstream((req, res) => respond(req, res));
  const pair = certificate();
  if (pair) {
    secured = await rawUpstream(
      (req, res) => respond(req, res),
      () => false,
      pair,
    );
  }
  const upstreams = [`openai=${upstream.url}`, ...(secured ? [`secured=${secured.url}`] : [])];
  const options = upstreams.flatMap((each) => ["--gateway", each]);
  const trusted = pair ? { NODE_EXTRA_CA_CERTS: pair.file } : {};
  running = tierscope(dataFolder, ["serve", "--port", "0", ...options], trusted);
  const said = await running.says("Stop");
  url = urlIn(said);
  expect(said).toContain(`Gateway    ${url}/gateway/openai, to ${upstream.url}\n`);
  const made = await answerOf(
    dataFolder,
    "keys",
    "create",
    "--name",
    "a",
    "--scope",
    "gateway:use",
  );
  key = made.key;
});
afterAll(async () => {
  running.child.kill("SIGTERM");
  await running.ended;
  await upstream[Symbol.asyncDispose]();
  await secured?.[Symbol.asyncDispose]();
  removeDataFolders();
});

let count = 0;
const play = (body: object): string => {
  count += 1;
  const id = `req_launch_${count}`;
  respond = (_, res) => {
    const headers = { "content-type": "application/json", "x-request-id": id };
    res.writeHead(200, headers).end(JSON.stringify(body));
  };
  return id;
};

interface Listed {
  readonly requestId: string;
  readonly model: string;
  readonly workload: string | null;
}

/** The record of a request, once it is stored. */
async function recordOf(id: string): Promise<Listed | undefined> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/calls?limit=50`);
    const { calls } = (await answer.json()) as { calls: readonly Listed[] };
    const found = calls.find(({ requestId }) => requestId === id);
    if (found) return found;
  }
}

const place = () => ({ origin: url, upstream: "openai", key });

describe("the recipes, by the HTTP that they send", () => {
  const hasCurl = spawnSync("curl", ["--version"]).status === 0;

  test.skipIf(!hasCurl)("curl, as the page and the document tell it (needs curl)", async () => {
    const id = play(RESPONSE);
    const env = { ...process.env, OPENAI_API_KEY: PROVIDER_KEY };
    const shell = spawn("sh", ["-c", gatewaySnippet("curl", place())], { env });
    let said = "";
    shell.stdout.on("data", (text) => {
      said += text;
    });
    expect((await once(shell, "close"))[0]).toBe(0);
    expect(JSON.parse(said)).toEqual(RESPONSE);
    const came = upstream.requests.at(-1);
    expect([came?.url, came?.headers.authorization]).toEqual([
      ...["/v1/responses", `Bearer ${PROVIDER_KEY}`],
    ]);
    expect(await recordOf(id)).toMatchObject({ model: RESPONSE.model });
  });

  test("Python's openai package, with its headers", async () => {
    const id = play(RESPONSE);
    const body = { input: CONTENT_CANARY, model: "gpt-5-mini", service_tier: "flex" };
    const answered = await rawCall(`${url}/gateway/openai/v1/responses`, {
      headers: {
        ...{ accept: "application/json", "accept-encoding": "gzip, deflate, br, zstd" },
        ...{ connection: "keep-alive", "user-agent": "OpenAI/Python 2.8.0" },
        ...{ "content-type": "application/json", authorization: `Bearer ${PROVIDER_KEY}` },
        ...{ "x-stainless-lang": "python", "x-stainless-async": "false" },
        ...{ "x-stainless-retry-count": "0", "x-stainless-read-timeout": "900" },
        ...{ "x-tierscope-key": key, "x-tierscope-workload": "my-program" },
        "x-tierscope-tier": "flex",
      },
      body: JSON.stringify(body),
    });
    expect(JSON.parse(answered.body.toString())).toEqual(RESPONSE);
    expect(await recordOf(id)).toMatchObject({ workload: "my-program" });
  });

  test("a chat app that takes a base URL and a key alone, from an origin of its own", async () => {
    const base = /Base URL {2}(\S+)/.exec(gatewaySnippet("app", place()))?.[1];
    const id = play(CHAT_ANSWER);
    const headers = { authorization: `Bearer ${PROVIDER_KEY}`, origin: "app://chat" };
    const body = JSON.stringify({ model: "gpt-5-mini", messages: [] });
    const answered = await rawCall(`${base}/chat/completions`, { headers, body });
    expect(answered.status).toBe(200);
    expect(await recordOf(id)).toMatchObject({ model: CHAT_ANSWER.model });
  });
});

test("an upstream over TLS is called over connections that are kept, and checked", async ({
  skip,
}) => {
  if (secured === null) skip("openssl is not there");
  const body = JSON.stringify({ model: "gpt-5-mini" });
  const headers = { "x-tierscope-key": key };
  const call = (id: string) => {
    respond = (_, res) => {
      res.writeHead(200, { "x-request-id": id, "content-type": "application/json" });
      res.end(JSON.stringify(CHAT_ANSWER));
    };
    return rawCall(`${url}/gateway/secured/v1/chat/completions`, { headers, body });
  };
  expect((await call("req_tls_1")).status).toBe(200);
  expect((await call("req_tls_2")).status).toBe(200);
  const [first, second] = secured?.requests ?? [];
  expect(second?.socket).toBe(first?.socket);
  expect(await recordOf("req_tls_2")).toMatchObject({ model: CHAT_ANSWER.model });
});

test("the page of keys says where calls go", async () => {
  const page = await (await fetch(`${url}/settings/keys`)).text();
  expect(page).toContain(upstream.url);
  expect(page).toContain("The gateway");
});

test.each([
  [["--gateway", "other"], {}, 2, "--gateway: say where other is"],
  [["--gateway", "x=http://example.com"], {}, 2, "--gateway: x must be https"],
  [[], { TIERSCOPE_GATEWAY: "openai,openai" }, 78, "TIERSCOPE_GATEWAY: openai is named twice"],
])("%j with %j is refused before anything starts", async (args, env, exit, sentence) => {
  const folder = newDataFolder();
  const { code, stderr } = await tierscope(folder, ["serve", ...args], env).ended;
  expect([code, stderr]).toEqual([exit, expect.stringContaining(sentence)]);
  expect(fs.existsSync(folder)).toBe(false);
});

test("stopped amid a stream, it lets the stream end, stores its record, and has told nobody the provider's key", async () => {
  let end = (): void => {};
  respond = (_, res) => {
    res.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_at_stop" });
    res.write("data: {}\n\n");
    end = () => res.end("data: [DONE]\n\n");
  };
  const headers = { authorization: `Bearer ${PROVIDER_KEY}`, "x-tierscope-key": key };
  const { response } = await beginCall(`${url}/gateway/openai/v1/responses`, {
    ...{ headers, body: JSON.stringify({ model: "gpt-5-mini", stream: true }) },
  });
  let text = "";
  response.on("data", (part) => {
    text += part;
  });
  running.child.kill("SIGTERM");
  const ready = async () => (await fetch(`${url}/readyz`)).status === 200;
  while (await ready().catch(() => false));
  end();
  await once(response, "end");
  expect(text).toBe("data: {}\n\ndata: [DONE]\n\n");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);

  const { calls } = await answerOf(dataFolder, "calls");
  expect(calls.map(({ requestId }: Listed) => requestId)).toContain("req_at_stop");
  await until(() => !fs.existsSync(path.join(dataFolder, "serve.json")));
  const files = fs.readdirSync(dataFolder, { recursive: true, withFileTypes: true });
  const told = files
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)));
  const words = [PROVIDER_KEY, CONTENT_CANARY, key.slice(13)];
  for (const bytes of [Buffer.from(stdout + stderr), ...told]) {
    for (const word of words) expect(bytes.includes(word)).toBe(false);
  }
  expect(told.some((bytes) => bytes.includes("req_at_stop"))).toBe(true);
});

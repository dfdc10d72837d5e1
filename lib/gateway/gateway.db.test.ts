import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { CHAT_ANSWER } from "../testing/chat-call.ts";
import { asks, gatewayCase, json, PROVIDER_KEY } from "../testing/gateway-case.ts";
import { beginCall, rawCall } from "../testing/raw-call.ts";
import { until } from "../testing/until.ts";

const { key, upstream, url, at, headers, play, lastRequest, recordsOf, recordOf } = gatewayCase();

describe("what passes", () => {
  test("a call goes on with its key and its body, its answer comes back, and both are recorded", async () => {
    const id = play(json(CHAT_ANSWER));
    const answered = await rawCall(at("/v1/chat/completions?beta=1"), {
      ...{ headers: headers({ "x-tierscope-workload": "nightly" }), body: asks() },
    });
    expect([answered.status, JSON.parse(answered.body.toString())]).toEqual([200, CHAT_ANSWER]);
    const came = lastRequest();
    expect([came?.method, came?.url]).toEqual(["POST", "/v1/chat/completions?beta=1"]);
    expect(came?.headers).toMatchObject({ authorization: `Bearer ${PROVIDER_KEY}` });
    expect(came?.headers.host).toBe(new URL(upstream().url).host);
    expect(JSON.stringify(came?.rawHeaders).toLowerCase()).not.toContain("tierscope");
    expect(upstream().bodies.at(-1)?.toString()).toBe(asks());
    expect(await recordOf(id)).toMatchObject({
      ...{ status: 200, input: 1_000, output: 200, attempt: 0, served: "flex", asked: "flex" },
      workload: "nightly",
      details: { modelRequested: "gpt-5-mini", responseId: "chatcmpl-1" },
    });
  });

  test("an upstream may lie under a path, and answers whatever its method is", async () => {
    play((_, res) => void res.writeHead(204).end());
    const place = `${url()}/gateway/under/v1/files/f_1`;
    expect((await rawCall(place, { method: "DELETE", headers: headers() })).status).toBe(204);
    const came = lastRequest();
    expect([came?.method, came?.url]).toEqual(["DELETE", "/api/v1/files/f_1"]);
  });

  test("a program that can set nothing but its base URL has the key there", async () => {
    const id = play(json(CHAT_ANSWER));
    const place = `${url()}/gateway/${key().key}/openai/v1/chat/completions`;
    const { "x-tierscope-key": _, ...others } = headers();
    expect((await rawCall(place, { headers: others, body: asks() })).status).toBe(200);
    expect(lastRequest()?.url).toBe("/v1/chat/completions");
    expect(await recordOf(id)).toMatchObject({ status: 200 });
  });

  test("asked in the code against sent on the wire against served", async () => {
    const id = play(json({ ...CHAT_ANSWER, service_tier: "default" }));
    await rawCall(at("/v1/chat/completions"), {
      ...{ headers: headers({ "x-tierscope-tier": "flex" }), body: asks({ service_tier: "auto" }) },
    });
    const { details, asked, served } = await recordOf(id);
    expect([details.tierInCode, asked, served]).toEqual(["flex", "auto", "standard"]);
  });

  test("a form with a file goes through as it is, in pieces without a length", async () => {
    const id = play(json({ text: "hello" }));
    const boundary = "b0undary";
    const form = [
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.mp3"\r\n\r\n`,
      ...Array.from({ length: 12 }, (_, i) => Buffer.alloc(2 ** 20, i)),
      `\r\n--${boundary}\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper-1\r\n--${boundary}--\r\n`,
    ].map((part) => Buffer.from(part));
    const type = { "content-type": `multipart/form-data; boundary=${boundary}` };
    await rawCall(at("/v1/audio/transcriptions"), { headers: headers(type), body: form });
    expect(upstream().bodies.at(-1)?.equals(Buffer.concat(form))).toBe(true);
    expect(lastRequest()?.headers["transfer-encoding"]).toBe("chunked");
    expect((await recordOf(id)).details).toMatchObject({ modelRequested: "whisper-1" });
  });

  test("whoever waits for 100 Continue gets it here, and the upstream is not asked for it", async () => {
    play(json(CHAT_ANSWER));
    const expecting = headers({ expect: "100-continue", "content-length": String(asks().length) });
    const { response } = await beginCall(at("/v1/chat/completions"), {
      ...{ headers: expecting, body: asks() },
    });
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(lastRequest()?.headers).not.toHaveProperty("expect");
  });

  test("headers about one connection, and cookies of this machine, stay where they are", async () => {
    play((_, res) => {
      const own = { "set-cookie": "cf=1", "x-kept": "é1", "x-once": "1", connection: "x-once" };
      res.writeHead(200, own).end(Buffer.from("{}"));
    });
    const own = { cookie: "session=1", te: "trailers", "x-mine": "1", "x-hop": "1" };
    const answered = await rawCall(at("/v1/models"), {
      ...{ method: "GET", headers: headers({ ...own, connection: "close, x-hop" }) },
    });
    const came = lastRequest()?.headers;
    expect(came).toMatchObject({ "x-mine": "1" });
    for (const name of ["cookie", "te", "x-hop"]) expect(came).not.toHaveProperty(name);
    expect(answered.headers).toMatchObject({ "x-kept": "é1" });
    for (const name of ["set-cookie", "x-once"]) expect(answered.headers).not.toHaveProperty(name);
  });
});

describe("answers", () => {
  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("packed with %s come as they were packed, and are read for the record", async (name, pack) => {
    const packed = pack(JSON.stringify(CHAT_ANSWER));
    const id = play((_, res) => {
      res.writeHead(200, { "content-type": "application/json", "content-encoding": name });
      res.end(packed);
    });
    const accepted = headers({ "accept-encoding": `zstd, ${name};q=0.5` });
    const answered = await rawCall(at("/v1/chat/completions"), {
      ...{ headers: accepted, body: asks() },
    });
    expect(lastRequest()?.headers["accept-encoding"]).toBe(`${name};q=0.5`);
    expect(answered.body.equals(packed)).toBe(true);
    expect(answered.headers["content-encoding"]).toBe(name);
    expect(await recordOf(id)).toMatchObject({ input: 1_000 });
  });

  test("a refusal comes back as it is, and the next attempt of the call is known for one", async () => {
    const refusal = JSON.stringify({ error: { code: "resource_unavailable", message: "No." } });
    const first = play((_, res) => {
      res.writeHead(429, { "retry-after": "2", "content-type": "application/json" }).end(refusal);
    });
    const call = (retry: string) =>
      rawCall(at("/v1/responses"), {
        ...{ headers: headers({ "x-stainless-retry-count": retry }), body: asks() },
      });
    const refused = await call("0");
    expect([refused.status, refused.body.toString()]).toEqual([429, refusal]);
    expect(refused.headers["retry-after"]).toBe("2");
    const second = play(json(CHAT_ANSWER));
    await call("1");
    await recordOf(second);
    const [one, other] = await recordsOf([first, second]);
    expect([one?.status, one?.attempt, other?.status, other?.attempt]).toEqual([429, 0, 200, 1]);
    expect(one?.operation).toBe(other?.operation);
  });

  test("a redirect is the caller's to follow or not", async () => {
    play((_, res) => void res.writeHead(302, { location: `${upstream().url}/elsewhere` }).end());
    const before = upstream().requests.length;
    const answered = await rawCall(at("/v1/models"), { method: "GET", headers: headers() });
    expect([answered.status, upstream().requests.length]).toEqual([302, before + 1]);
  });

  test("the end of a call in the background, and a batch's lines, are read on their way", async () => {
    const response = { object: "response", background: true, model: "o3", service_tier: "flex" };
    const usage = { input_tokens: 7, output_tokens: 3, total_tokens: 10 };
    play(json({ ...response, id: "resp_bg", status: "queued" }));
    await rawCall(at("/v1/responses"), { headers: headers(), body: asks({ background: true }) });
    play(json({ ...response, id: "resp_bg", status: "completed", usage }));
    await rawCall(at("/v1/responses/resp_bg"), { method: "GET", headers: headers() });
    await until(async () => (await recordsOf(["resp_bg"]))[0]?.output === 3);

    const line = { id: "batch_req_1", custom_id: "c1", error: null };
    const body = { ...CHAT_ANSWER, id: "chatcmpl-b" };
    play((_, res) => {
      const told = { ...line, response: { status_code: 200, request_id: "req_batch", body } };
      res.end(`${JSON.stringify(told)}\n`);
    });
    await rawCall(at("/v1/files/f_1/content"), { method: "GET", headers: headers() });
    await until(async () => (await recordsOf(["batch_req_1", "req_batch"])).length > 0);
  });
});

import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asks, gatewayCase } from "../testing/gateway-case.ts";
import { beginCall, rawCall } from "../testing/raw-call.ts";
import { fixtureText } from "../testing/sdk-answers.ts";
import { until } from "../testing/until.ts";

const { at, headers, play, recordOf } = gatewayCase();

describe("streams", () => {
  const data = path.resolve(process.cwd(), "../shared/data/flex_stream_0.sse");
  const stream = fs.existsSync(data)
    ? fs.readFileSync(data)
    : Buffer.from(fixtureText("openai-sse/fixtures/openai-chat-stream.sse"));
  const sse = { "content-type": "text/event-stream; charset=utf-8" };

  test("pass byte for byte, however they are cut into pieces, with the same record", async () => {
    const ids: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: stream.length }), { maxLength: 40 }),
        async (places) => {
          const ends = [...places.toSorted((a, b) => a - b), stream.length];
          const id = play(async (_, res) => {
            res.writeHead(200, sse);
            let from = 0;
            for (const end of ends) {
              if (end > from) res.write(stream.subarray(from, end));
              from = end;
              await new Promise(setImmediate);
            }
            res.end();
          });
          const answered = await rawCall(at("/v1/responses"), {
            ...{ headers: headers(), body: asks({ stream: true }) },
          });
          expect(answered.body.equals(stream)).toBe(true);
          expect(answered.headers["content-type"]).toBe(sse["content-type"]);
          ids.push(id);
        },
      ),
      { seed: 6, numRuns: 30 },
    );
    for (const id of ids) {
      expect(await recordOf(id)).toMatchObject({ status: 200, served: "flex", outcome: 0 });
    }
  });

  test("are not held back: each event is there before the next one is sent", async () => {
    let send: (text: string | null) => void = () => {};
    const id = play((_, res) => {
      res.writeHead(200, sse).flushHeaders();
      send = (text) => void (text === null ? res.end() : res.write(text));
    });
    const { response } = await beginCall(at("/v1/chat/completions"), {
      ...{ headers: headers(), body: asks({ stream: true }) },
    });
    const events = response[Symbol.asyncIterator]();
    for (let n = 0; n < 5; n++) {
      send(`data: {"n":${n}}\n\n`);
      expect((await events.next()).value?.toString()).toBe(`data: {"n":${n}}\n\n`);
    }
    send("data: [DONE]\n\n");
    send(null);
    while (!(await events.next()).done);
    await recordOf(id);
  });

  test("a caller that leaves ends the call at the upstream, too, and its record says so", async () => {
    let hasLeft = false;
    const id = play((_, res) => {
      res.once("close", () => {
        hasLeft = true;
      });
      res.writeHead(200, sse).write("data: {}\n\n");
    });
    const { request, response } = await beginCall(at("/v1/responses"), {
      ...{ headers: headers(), body: asks({ stream: true }) },
    });
    response.on("error", () => {});
    request.destroy();
    await until(() => hasLeft);
    expect(await recordOf(id)).toMatchObject({ status: 200, output: null });
  });

  test("one that breaks off at the upstream breaks off for its caller, who is not told of an end", async () => {
    const id = play((_, res) => {
      res.writeHead(200, sse).write("data: {}\n\n", () => res.destroy());
    });
    const broken = rawCall(at("/v1/responses"), { headers: headers(), body: asks() });
    await expect(broken).rejects.toThrow("aborted");
    expect(await recordOf(id)).toMatchObject({ status: 200, served: null, output: null });
  });
});

import http from "node:http";
import type { AddressInfo } from "node:net";
import { createTierscope } from "./tierscope.ts";

const CALLS = 2_000;
const WARM_UP = 300;
const US_PER_MS = 1_000;
const AIM_US = 50;

const ANSWER = JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion",
  model: "gpt-5-mini",
  service_tier: "flex",
  choices: [{ index: 0, message: { role: "assistant", content: "x".repeat(2_000) } }],
  usage: { prompt_tokens: 1_000, completion_tokens: 500, total_tokens: 1_500 },
});
const ASKED: RequestInit = {
  method: "POST",
  headers: { "content-type": "application/json", authorization: "Bearer k" },
  body: JSON.stringify({
    model: "gpt-5-mini",
    service_tier: "flex",
    messages: [{ role: "user", content: "y".repeat(4_000) }],
  }),
};
const STREAM = [
  ...Array.from({ length: 50 }, (_, i) => ({
    type: "response.output_text.delta",
    delta: `word ${i}`,
  })),
  {
    type: "response.completed",
    response: {
      id: "resp_1",
      object: "response",
      status: "completed",
      usage: { input_tokens: 5, output_tokens: 50 },
    },
  },
].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);

type Fetch = typeof globalThis.fetch;

/** Answers as a provider, and takes records as Tierscope; `taken` counts them. */
function serve(): { server: http.Server; taken: () => number } {
  let records = 0;
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      if (request.url === "/api/v1/records") {
        records += JSON.parse(Buffer.concat(parts).toString()).records.length;
        response.end("{}");
        return;
      }
      const streams = request.url === "/v1/responses";
      response.writeHead(200, {
        "content-type": streams ? "text/event-stream" : "application/json",
      });
      if (!streams) response.end(ANSWER);
      else {
        for (const event of STREAM) response.write(event);
        response.end();
      }
    });
  });
  return { server, taken: () => records };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

async function timed(fetch: Fetch, url: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url, ASKED);
  await response.text();
  return (performance.now() - begun) * US_PER_MS;
}

/** Microseconds of calls in turns, so that what the machine does beside meets both alike. */
async function compare(bare: Fetch, wrapped: Fetch, url: string, calls: number) {
  const bareUs: number[] = [];
  const wrappedUs: number[] = [];
  for (let call = 0; call < calls + WARM_UP; call++) {
    const isOdd = call % 2 === 1;
    const first = await timed(isOdd ? wrapped : bare, url);
    const second = await timed(isOdd ? bare : wrapped, url);
    if (call < WARM_UP) continue;
    bareUs.push(isOdd ? second : first);
    wrappedUs.push(isOdd ? first : second);
  }
  for (const us of [bareUs, wrappedUs]) us.sort((a, b) => a - b);
  const added = (share: number) => Math.round(quantile(wrappedUs, share) - quantile(bareUs, share));
  return {
    calls,
    bareP50Us: Math.round(quantile(bareUs, 0.5)),
    addedP50Us: added(0.5),
    addedP90Us: added(0.9),
  };
}

async function main(): Promise<void> {
  const { server, taken } = serve();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tierscope = createTierscope({ url, key: "tsk_bench", workload: "bench" });
  const bare: Fetch = (input, init) => globalThis.fetch(input, init);
  const json = await compare(bare, tierscope.fetch, `${url}/v1/chat/completions`, CALLS);
  const stream = await compare(bare, tierscope.fetch, `${url}/v1/responses`, CALLS / 4);
  const stats = await tierscope.flush(60_000);
  server.closeAllConnections();
  server.close();
  const wanted = json.calls + stream.calls + 2 * WARM_UP;
  if (taken() !== wanted || stats.sent !== wanted || stats.dropped > 0) {
    throw new Error(
      `${wanted} records were expected and ${taken()} came: ${JSON.stringify(stats)}.`,
    );
  }
  report({ json, stream, records: taken(), aimAddedP50Us: AIM_US });
}

interface Report {
  readonly json: object;
  readonly stream: object;
  readonly records: number;
  readonly aimAddedP50Us: number;
}

function report(result: Report): void {
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify(result));
    return;
  }
  for (const [name, figures] of Object.entries({
    "JSON answer": result.json,
    "stream of 51 events": result.stream,
  })) {
    console.log(`${name}: ${JSON.stringify(figures)}`);
  }
  console.log(`${result.records} records came, none was lost. Aim: ${AIM_US} µs added at p50.`);
}

await main();

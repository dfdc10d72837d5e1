import http from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { LiveBatch, LiveRecord } from "../wire/live-record.ts";

/** What a provider is to answer. */
export interface Played {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; anything but text as JSON. */
  readonly body?: unknown;
  /** The body in pieces with pauses between them, instead. */
  readonly pieces?: readonly string[];
  readonly pauseMs?: number;
  /** Before the headers. */
  readonly delayMs?: number;
  /** Breaks the connection: before any answer, or after the pieces. */
  readonly breaks?: "before" | "after";
}

/** A request as it came over the wire. */
export interface Came {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

export interface PlayedProvider extends AsyncDisposable {
  readonly url: string;
  /** What came for the provider, records aside. */
  readonly came: Came[];
  /** Answers that their reader left before their end. */
  left: number;
  /** The records that came for Tierscope, in order, and the batches as they were sent. */
  readonly records: LiveRecord[];
  readonly batches: { readonly text: string; readonly headers: http.IncomingHttpHeaders }[];
  /** How Tierscope answers from now on; `null` takes what comes. */
  ingest: (batch: LiveBatch) => Played | null;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const bytes = Buffer.concat(parts);
  return (request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString();
}

async function play(played: Played, response: http.ServerResponse): Promise<void> {
  const { status = 200, headers = {}, body, pieces, pauseMs = 0, delayMs = 0, breaks } = played;
  if (delayMs > 0) await pause(delayMs);
  if (breaks === "before") {
    response.destroy();
    return;
  }
  const type = pieces ? "text/event-stream" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  for (const piece of pieces ?? []) {
    if (response.destroyed) return;
    response.write(piece);
    await pause(pauseMs);
  }
  if (breaks === "after") {
    await pause(5);
    response.destroy();
    return;
  }
  response.end(pieces ? undefined : typeof body === "string" ? body : JSON.stringify(body ?? {}));
}

/** A server that answers as a provider would, and takes records as Tierscope does. */
export async function playProvider(
  answer: (came: Came, count: number) => Played,
): Promise<PlayedProvider> {
  const came: Came[] = [];
  const records: LiveRecord[] = [];
  const batches: { text: string; headers: http.IncomingHttpHeaders }[] = [];
  const server = http.createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const body = await bodyOf(request);
    if (path !== "/api/v1/records") {
      response.once("close", () => {
        if (!response.writableEnded) provider.left++;
      });
      came.push({ method, path, headers, body, atMs: performance.now() });
      return play(answer({ method, path, headers, body, atMs: 0 }, came.length), response);
    }
    const batch: LiveBatch = JSON.parse(body);
    const refusal = provider.ingest(batch);
    if (refusal !== null) return play(refusal, response);
    records.push(...batch.records);
    batches.push({ text: body, headers });
    const received = batch.records.length;
    const results = batch.records.map(() => ({ status: "inserted" }));
    const counts = { received, inserted: received, duplicate: 0, updated: 0, rejected: 0 };
    return play({ body: { ...counts, results } }, response);
  });
  // A connection that is closed for being idle would meet the next request of a slow machine.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const provider: PlayedProvider = {
    url: `http://127.0.0.1:${port}`,
    came,
    left: 0,
    records,
    batches,
    ingest: () => null,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

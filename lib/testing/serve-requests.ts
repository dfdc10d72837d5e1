import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { ReadableStream as NodeStream } from "node:stream/web";

export interface ServedRequests {
  readonly url: string;
  close(): Promise<void>;
}

function requestOf(message: http.IncomingMessage): Request {
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const { method = "GET", url = "/" } = message;
  const hasBody = method !== "GET" && method !== "HEAD";
  // Nothing of it is read before somebody asks, as with the product's server: what is refused unread passes unread.
  const body = hasBody ? (NodeStream.from(message) as ReadableStream) : null; // the same, under Node's own name
  return new Request(`http://127.0.0.1${url}`, {
    ...{ method, headers, body },
    ...(hasBody && { duplex: "half" }),
  });
}

/** Serves a route's handler over HTTP. `drops`: whether the answer is lost on its way, once it is there. */
export async function serveRequests(
  handle: (request: Request) => Promise<Response>,
  drops: () => boolean = () => false,
): Promise<ServedRequests> {
  const server = http.createServer(async (message, answer) => {
    const response = await handle(requestOf(message));
    if (drops()) {
      answer.destroy();
      return;
    }
    const text = await response.text();
    answer.writeHead(response.status, Object.fromEntries(response.headers)).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

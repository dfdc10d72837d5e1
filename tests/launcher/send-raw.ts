import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

interface Pace {
  readonly pieceBytes: number;
  readonly everyMs: number;
}

/** Sends a body piece by piece without a length, as a slow line would. */
export async function sendSlowly(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  { pieceBytes, everyMs }: Pace,
): Promise<RawAnswer> {
  const request = http.request(url, { method: "PUT", headers });
  const answered = new Promise<RawAnswer>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, body: text });
    });
  });
  for (let from = 0; from < body.length; from += pieceBytes) {
    request.write(body.subarray(from, from + pieceBytes));
    await sleep(everyMs);
  }
  request.end();
  return await answered;
}

/** Announces more bytes than it sends, then breaks off; answers when the server has hung up too. */
export async function breakOff(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  announced: number,
): Promise<void> {
  const { hostname, port, pathname, host } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  const lines = Object.entries({ host, ...headers, "content-length": String(announced) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(`PUT ${pathname} HTTP/1.1\r\n${head}\r\n`);
  socket.end(body);
  socket.resume();
  await once(socket, "close");
}

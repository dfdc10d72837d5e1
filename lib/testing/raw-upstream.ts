import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

/** A provider of which a test decides every byte. */
export interface RawUpstream extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly http.IncomingMessage[];
  readonly bodies: readonly Buffer[];
}

/** Reads each request to its end, then answers as the test says. `early`: before anything of its body was read. */
export async function rawUpstream(
  answer: (req: http.IncomingMessage, res: http.ServerResponse, body: Buffer) => unknown,
  early: (req: http.IncomingMessage, res: http.ServerResponse) => boolean = () => false,
  secured: { readonly key: string; readonly cert: string } | null = null,
): Promise<RawUpstream> {
  const requests: http.IncomingMessage[] = [];
  const bodies: Buffer[] = [];
  const take: http.RequestListener = async (req, res) => {
    requests.push(req);
    if (early(req, res)) return;
    const parts: Buffer[] = [];
    try {
      for await (const part of req) parts.push(part);
    } catch {
      return; // its caller left
    }
    const body = Buffer.concat(parts);
    bodies.push(body);
    await answer(req, res, body);
  };
  const server = secured ? https.createServer(secured, take) : http.createServer(take);
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    ...{
      url: secured ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
      requests,
      bodies,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

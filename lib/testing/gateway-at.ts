import type { Database } from "../db/database.ts";
import { Gateway } from "../gateway/gateway.ts";
import { listen } from "../serve/web-server.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";

export interface GatewayAt {
  readonly url: string;
  /** What it told of records that it could not store, and of mistakes. */
  readonly notes: readonly string[];
  readonly mistakes: readonly unknown[];
  /** Lets calls under way finish for so long, then stores what was recorded. */
  close(graceMs?: number): Promise<void>;
}

/** A gateway behind the guard of the web server, without the pages. */
export async function gatewayAt(
  db: Database,
  upstreams: readonly GatewayUpstream[],
): Promise<GatewayAt> {
  const [notes, mistakes]: [string[], unknown[]] = [[], []];
  const address = { host: "127.0.0.1", port: 0 };
  const listening = await listen(address, "test", (mistake) => mistakes.push(mistake));
  if (!listening.ok) throw new Error(listening.error);
  const server = listening.value;
  const gateway = new Gateway(db, {
    ...{ upstreams, serverUrl: server.url, note: (sentence) => notes.push(sentence) },
  });
  server.show({
    request: async (req, res) =>
      gateway.handles(req) ? await gateway.request(req, res) : void res.end("a page"),
    upgrade: async (_, socket) => void socket.destroy(),
  });
  return {
    ...{ url: server.url, notes, mistakes },
    async close(graceMs = 0) {
      server.leave();
      await server.drain(graceMs);
      await gateway.close();
    },
  };
}

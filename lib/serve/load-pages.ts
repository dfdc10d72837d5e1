import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import type { Pages } from "./web-server.ts";

export interface PagesRequest {
  readonly root: string;
  readonly dev: boolean;
  readonly hostname: string;
  readonly port: number;
}

export interface LoadedPages extends Pages {
  close(): Promise<void>;
}

/**
 * Next.js in this process. It reads the environment while it loads, so whatever the pages need
 * from there must be settled before.
 */
export async function loadPages(request: PagesRequest): Promise<LoadedPages> {
  const { root, dev, hostname, port } = request;
  // From the project, not from this file: the bundle may lie in a temporary folder.
  const requireFromProject = createRequire(path.join(root, "package.json"));
  const createNext = requireFromProject("next") as typeof import("next").default; // the package's own declaration of what it exports

  // Next listens for WebSockets on the server it is told about. Given one that never listens, only
  // the requests that passed our guard reach it.
  const upgrades = http.createServer();
  const next = createNext({ dev, dir: root, hostname, port, httpServer: upgrades, quiet: !dev });
  await (dev ? next.prepare() : withoutChatter(() => next.prepare()));
  const handle = next.getRequestHandler();
  return {
    request: async (req, res) => await handle(req, res),
    upgrade: async (req, socket, head) => {
      if (!upgrades.emit("upgrade", req, socket, head)) socket.destroy();
    },
    close: async () => await next.close(),
  };
}

/** Holds back what is only of interest when loading fails. */
async function withoutChatter(load: () => Promise<void>): Promise<void> {
  const { log } = console;
  const held: unknown[][] = [];
  console.log = (...line) => held.push(line);
  try {
    await load();
  } catch (error) {
    for (const line of held) console.error(...line);
    throw error;
  } finally {
    console.log = log;
  }
}

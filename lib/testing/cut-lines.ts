import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { type ServerAddress, socketFile } from "../db/server-address.ts";

/** Where a line is cut: the server never hears of what was sent, or the sender never hears of what came of it. */
export type Cut = "before" | "after";

export interface CutLines {
  /** The server, as seen through lines that can be cut. */
  readonly address: ServerAddress;
  /** Cuts the line at so many sendings from now on, once. */
  cutAt(sending: number, how: Cut): void;
  /** Cuts all lines and lets nobody through, or lets everybody through again. */
  setAway(isAway: boolean): void;
  /** Whether a line was cut at its sending; else how many sendings there were. */
  wasCut(): boolean;
  close(): Promise<void>;
}

/** Stands between a program and a PostgreSQL on a socket, and cuts one line at a chosen moment, or all of them. */
export async function cutLines(
  server: Extract<ServerAddress, { kind: "socket" }>,
): Promise<CutLines> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tierscope cut "));
  let left = Number.POSITIVE_INFINITY;
  let how: Cut = "before";
  let isAway = false;
  const lines = new Set<() => void>();
  const front = net.createServer((client) => {
    if (isAway) {
      client.destroy();
      return;
    }
    const back = net.connect(socketFile(server.folder));
    const end = (): void => {
      client.destroy();
      back.end();
      lines.delete(end);
    };
    lines.add(end);
    for (const side of [client, back]) side.on("error", end).on("close", end);
    back.on("data", (answer) => client.write(answer));
    client.on("data", (sent) => {
      left -= 1;
      if (left !== 0) {
        back.write(sent);
        return;
      }
      if (how === "after") back.write(sent);
      end();
    });
  });
  await new Promise<void>((resolve) => front.listen(socketFile(folder), resolve));
  return {
    address: { ...server, folder },
    cutAt(sending, way) {
      left = sending;
      how = way;
    },
    setAway(away) {
      isAway = away;
      if (away) for (const end of lines) end();
    },
    wasCut: () => left <= 0,
    async close() {
      front.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

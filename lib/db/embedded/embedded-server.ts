import { err, ok, type Result } from "../../core/result.ts";
import { closeSql } from "../connect.ts";
import type { DatabaseError } from "../database-error.ts";
import type { ServerAddress } from "../server-address.ts";
import { type Hold, letGo } from "./attach.ts";
import { clusterIn } from "./cluster.ts";
import type { EmbeddedSettings } from "./embedded-settings.ts";
import { ensureServer } from "./ensure-server.ts";
import { stopServer } from "./stop-server.ts";

export interface EmbeddedServer {
  readonly address: ServerAddress;
  /** Stops the server where no other process uses it. */
  release(): Promise<void>;
}

const MOST_RESTARTS = 5;
const CALM_MS = 60_000;

/**
 * Uses the data folder's own PostgreSQL: attaches where it runs, else starts it. While held, a server
 * that dies is started again, up to five times without a calm minute in between.
 */
export async function holdEmbeddedServer(
  settings: EmbeddedSettings,
): Promise<Result<EmbeddedServer, DatabaseError>> {
  const cluster = clusterIn(settings.dataFolder);
  const life = { released: false, restarts: 0, lastLossMs: 0, recovery: Promise.resolve() };

  const onLost = (): void => {
    if (life.released) return;
    const nowMs = performance.now();
    life.restarts = nowMs - life.lastLossMs > CALM_MS ? 1 : life.restarts + 1;
    life.lastLossMs = nowMs;
    if (life.restarts > MOST_RESTARTS) return;
    settings.onStep?.("restarting");
    life.recovery = recover();
  };
  const recover = async (): Promise<void> => {
    await closeSql(hold.sql);
    const again = await ensureServer(cluster, { ...settings, onStep: undefined }, onLost);
    if (again.ok) hold = again.value;
    else settings.onTrouble?.(again.error);
  };

  const first = await ensureServer(cluster, settings, onLost);
  if (!first.ok) return err(first.error);
  let hold: Hold = first.value;

  const release = async (): Promise<void> => {
    if (life.released) return;
    life.released = true;
    await life.recovery;
    const last = await letGo(hold).catch(() => false); // a server that is gone needs no stopping
    if (last) await stopServer(cluster);
    await closeSql(hold.sql);
  };
  return ok({ address: hold.address, release });
}

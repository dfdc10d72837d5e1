import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../lib/core/random.ts";
import { databasePid, isAlive, tierscope, until } from "./run-tierscope.ts";
import { untilRowsDone } from "./stored-data.ts";

export interface KilledImport {
  readonly dataFolder: string;
  readonly file: string;
  readonly map: string;
  readonly rows: number;
  readonly kills: number;
  readonly seed: number;
}

const VICTIMS = ["program", "both", "database"] as const;

/** A kill falls at most this long after its point, so that it meets every step of storing a chunk. */
const LONGEST_DELAY_MS = 150;

async function killDatabase(dataFolder: string): Promise<void> {
  const pid = databasePid(dataFolder);
  if (pid === null || !isAlive(pid)) return;
  process.kill(pid, "SIGKILL");
  await until(() => !isAlive(pid));
}

/**
 * Imports a file while its program, its database or both are killed at random points of it, and starts
 * the import again after each. Answers how many of the kills met a program that still ran.
 */
export async function importThroughKills(wish: KilledImport): Promise<number> {
  const { dataFolder, file, map, rows, kills, seed } = wish;
  const random = createRandom(seed);
  const points = Array.from({ length: kills }, () => Math.floor(random.next() * rows));
  let met = 0;
  for (const [nth, point] of points.sort((a, b) => a - b).entries()) {
    const { child, ended } = tierscope(dataFolder, ["import", file, "--map", map, "--json"]);
    const isOver = () => child.exitCode !== null;
    await untilRowsDone(dataFolder, point, isOver);
    await sleep(random.next() * LONGEST_DELAY_MS);
    if (!isOver()) met += 1;
    const victim = VICTIMS[nth % VICTIMS.length];
    if (victim !== "database") child.kill("SIGKILL");
    if (victim !== "program") await killDatabase(dataFolder);
    await ended;
  }
  return met;
}

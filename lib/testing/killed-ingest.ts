import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { clusterIn, readPidFile } from "../db/embedded/cluster.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { liveRecord } from "./ingest-client.ts";
import { killServer } from "./kill-server.ts";
import { until } from "./until.ts";

const WRITERS = 8;
const ROWS = 20;
/** Less than senders are asked to wait: a test has no time for them. */
const IMPATIENT_MS = 40;

export type Manner = "sound" | "commits-later" | "answers-first";
/** Who is killed: the program, or PostgreSQL with all its processes. */
export type Victim = "program" | "server";

export interface KilledIngest {
  readonly program: string;
  readonly dataFolder: string;
  readonly key: string;
  readonly manner: Manner;
  readonly victims: readonly Victim[];
  /** Records acknowledged between one kill and the next. */
  readonly between: number;
}

/** The input tokens of the nth record of a writer: a value that can be found wrong. */
export const tokensOf = (id: string): number => {
  const [, writer = "0", place = "0"] = id.split("-");
  return Number(writer) * 1_000_000 + Number(place);
};

class Program {
  readonly #run: KilledIngest;
  #child: ChildProcess | null = null;
  url = "";

  constructor(run: KilledIngest) {
    this.#run = run;
  }

  async start(): Promise<void> {
    const { program, dataFolder, key, manner } = this.#run;
    const args = [program, projectRoot(), dataFolder, key, manner];
    const programs = postgresBinaries();
    if (programs !== null) args.push(programs);
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    this.#child = child;
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    this.url = String(line);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}

interface Sending {
  readonly acknowledged: Set<string>;
  over: boolean;
}

/** Sends batch after batch, each until it is acknowledged. */
async function write(
  program: Program,
  key: string,
  writer: number,
  sending: Sending,
): Promise<void> {
  for (let from = 0; !sending.over; from += ROWS) {
    const records = Array.from({ length: ROWS }, (_, n) => {
      const id = `w-${writer}-${from + n}`;
      return liveRecord(id, { requestId: id, inputTotal: tokensOf(id) });
    });
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${key}`,
      "idempotency-key": `${writer}-${from}`,
    };
    const body = JSON.stringify(records);
    while (!sending.over) {
      const answer = await fetch(program.url, { method: "POST", headers, body }).catch(() => null);
      if (answer?.status === 200) {
        await answer.text();
        for (const { id } of records) sending.acknowledged.add(id);
        break;
      }
      if (answer !== null && ![409, 429, 503].includes(answer.status)) {
        throw new Error(`a batch was answered ${answer.status}: ${await answer.text()}`);
      }
      await sleep(IMPATIENT_MS);
    }
  }
}

async function killServerAndWait(dataFolder: string): Promise<void> {
  const pid = (await readPidFile(clusterIn(dataFolder)))?.pid;
  await killServer(dataFolder, "all");
  await until(async () => {
    const next = await readPidFile(clusterIn(dataFolder));
    return next !== null && next.pid !== pid && next.isReady;
  });
}

/** Eight writers send while programs are killed; answers the ids of all that was acknowledged to them. */
export async function killedIngest(run: KilledIngest): Promise<ReadonlySet<string>> {
  const program = new Program(run);
  await program.start();
  const sending: Sending = { acknowledged: new Set(), over: false };
  const { acknowledged } = sending;
  const writers = Promise.all(
    Array.from({ length: WRITERS }, (_, n) => write(program, run.key, n, sending)),
  );
  for (const victim of run.victims) {
    const before = acknowledged.size;
    await until(() => acknowledged.size >= before + run.between);
    if (victim === "server") await killServerAndWait(run.dataFolder);
    else {
      await program.kill();
      await program.start();
    }
  }
  const before = acknowledged.size;
  await until(() => acknowledged.size >= before + run.between);
  sending.over = true;
  await writers;
  await program.kill();
  return acknowledged;
}

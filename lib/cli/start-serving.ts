import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok } from "../core/result.ts";
import { answersSoon, keepsCommits } from "../db/queries/server-health.ts";
import { projectRoot, provideToPages } from "../env.ts";
import { Gateway } from "../gateway/gateway.ts";
import { printUpstreams } from "../gateway/read-upstreams.ts";
import { tellLeaving } from "../http/leaving.ts";
import { runWorker } from "../import-runner/run-worker.ts";
import { announceInstance } from "../serve/instance.ts";
import { loadPages } from "../serve/load-pages.ts";
import type { ServeAddress } from "../serve/serve-address.ts";
import { type ListenError, listen } from "../serve/web-server.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";
import { behindGateway } from "./behind-gateway.ts";
import {
  type CommandFailure,
  type CommandIo,
  type CommandOutput,
  type CommandResult,
  EXIT,
} from "./command.ts";
import { openInstalledDatabase } from "./open-installed-database.ts";

export interface ServeRequest {
  readonly address: ServeAddress;
  readonly dev: boolean;
  /** Serves also where the database forgets commits in a power cut. */
  readonly unsafe: boolean;
  /** Where the gateway passes calls on to; none: it is off. */
  readonly upstreams: readonly GatewayUpstream[];
  readonly folder: string;
  readonly instance: string;
  readonly stop: AbortSignal;
}

const DRAIN_MS = 10_000;
/** So that whoever asks whether we are ready hears no before the first connection is refused. */
const LEAVING_MS = 250;
const DRAIN_DEV_MS = 500;

/** Serves until asked to stop; whatever was started is stopped again, also when a later step fails. */
export async function startServing(request: ServeRequest, io: CommandIo): Promise<CommandResult> {
  const { address, dev, unsafe, upstreams, folder, instance, stop } = request;
  const closers: (() => Promise<void>)[] = [];
  try {
    const listening = await listen(address, instance, (error) =>
      io.note(`A page failed: ${error instanceof Error ? error.stack : error}`),
    );
    if (!listening.ok) return err(cannotListen(listening.error, address));
    const server = listening.value;
    const drain = async () => await server.drain(dev ? DRAIN_DEV_MS : DRAIN_MS);
    closers.push(drain);

    const opened = await openInstalledDatabase(io);
    if (!opened.ok) return opened;
    const { db, location, close } = opened.value;
    closers.push(close);
    if (!unsafe && !(await keepsCommits(db))) return err(losesCommits(location.place));

    const workers = {
      dryRun: new URL("./dry-run-worker.js", import.meta.url),
      simulation: new URL("./simulation-worker.js", import.meta.url),
    };
    const gateway = new Gateway(db, { upstreams, serverUrl: server.url, note: io.note });
    closers.push(async () => await gateway.close());
    const environment = location.environment;
    provideToPages({ database: environment, dev, gateway: printUpstreams(upstreams), workers });
    if (stop.aborted) return ok(null);
    const worker = runWorker(new URL("./import-worker.js", import.meta.url), (problem) =>
      io.note(`The import worker stopped and starts again: ${problem}`),
    );
    closers.push(async () => await worker.stop());

    io.progress("Loading the pages");
    const pages = await loadPages({
      root: projectRoot(),
      dev,
      hostname: address.host,
      port: server.port,
    });
    closers.push(async () => await pages.close());
    server.show({ ...behindGateway(gateway, pages), isReady: () => answersSoon(db) });
    if (stop.aborted) return ok(null);

    announceInstance(folder, instance, server.url);
    io.print(ready({ url: server.url, folder, database: location.place, upstreams }));
    await once(stop, "abort");
    server.leave();
    tellLeaving();
    await sleep(dev ? 0 : LEAVING_MS);
    await drain();
    return ok(null);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

interface Ready {
  readonly url: string;
  readonly folder: string;
  readonly database: string;
  readonly upstreams: readonly GatewayUpstream[];
}

function ready({ url, folder, database, upstreams }: Ready): CommandOutput {
  const passed = upstreams.map(({ name, url: to }) => ({ address: `${url}/gateway/${name}`, to }));
  const served = { url, pid: process.pid, dataFolder: folder, database, gateway: passed };
  return {
    json: { ...served, alreadyRunning: false },
    text: [
      `Tierscope  ${url}`,
      `Data       ${folder}`,
      `Database   ${database}`,
      ...passed.map(({ address, to }) => `Gateway    ${address}, to ${to}`),
      "Stop       Ctrl-C",
      "",
    ].join("\n"),
  };
}

const losesCommits = (place: string): CommandFailure => ({
  exit: EXIT.refusedConfiguration,
  code: "commits-not-kept",
  message: `PostgreSQL at ${place} runs with fsync off: a power cut would lose what was confirmed. Set fsync = on, or accept that with --unsafe.`,
});

function cannotListen(problem: ListenError, { host, port }: ServeAddress): CommandFailure {
  const fail = (message: string) => ({ exit: EXIT.refusedConfiguration, code: problem, message });
  switch (problem) {
    case "port-taken":
      return fail(
        `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}`,
      );
    case "port-forbidden":
      return fail(
        `This user may not listen on port ${port}. Choose one from 1024 up: npm start -- --port 3000`,
      );
    case "no-such-address":
      return fail(`This machine has no address ${host}. Leave the host out, or use 127.0.0.1.`);
  }
}

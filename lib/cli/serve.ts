import { existsSync } from "node:fs";
import path from "node:path";
import { ok } from "../core/result.ts";
import { makeFolder } from "../db/embedded/make-folder.ts";
import { dataFolder, projectRoot, wantedHost, wantedPort } from "../env.ts";
import { claimInstance, releaseInstance } from "../serve/instance.ts";
import type { ServeAddress } from "../serve/serve-address.ts";
import {
  type CommandFailure,
  type CommandIo,
  type CommandOutput,
  type CommandResult,
  defineCommand,
  EXIT,
} from "./command.ts";
import { serveAddress } from "./serve-address.ts";
import { type ServeRequest, startServing } from "./start-serving.ts";
import { stopWithParent } from "./stop-with-parent.ts";

const NOTES = `Serves this machine only. Without DATABASE_URL it starts its own PostgreSQL in the data folder
(TIERSCOPE_DATA, else .tierscope beside the sources). One server per data folder: a second one
says where the first one is and ends with 0. Ctrl-C or SIGTERM lets running requests finish.

Exit codes: 0 stopped as asked, or already running; 69 no database; 78 a port that is taken, a
host that is not this machine, or pages that are not built.`;

export const serve = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    port: {
      type: "string",
      value: "PORT",
      help: "Listen on this port (else PORT, else 3000; 0 is any free one)",
    },
    host: {
      type: "string",
      value: "HOST",
      help: "Listen on this loopback address (else HOST, else 127.0.0.1)",
    },
    dev: { type: "boolean", help: "Show changes to the sources at once" },
    unsafe: {
      type: "boolean",
      help: "Serve also from a database that loses confirmed records in a power cut (fsync off)",
    },
  },
  notes: NOTES,
  async run({ options }, io) {
    const address = serveAddress(
      { option: options.port, variable: wantedPort() },
      { option: options.host, variable: wantedHost() },
    );
    if (!address.ok) return address;
    if (!options.dev && !existsSync(path.join(projectRoot(), ".next", "BUILD_ID"))) {
      return failed("not-built", "The pages are not built yet. Run npm start, which builds them.");
    }
    return await serveAlone(address.value, options, io);
  },
});

async function serveAlone(
  address: ServeAddress,
  { dev, unsafe }: Pick<ServeRequest, "dev" | "unsafe">,
  io: CommandIo,
): Promise<CommandResult> {
  const stop = AbortSignal.any([io.stop, stopWithParent()]);
  const folder = dataFolder();
  const claim = await makeFolder(folder)
    .then(() => claimInstance(folder, stop))
    .catch((error: Error) => error);
  if (claim instanceof Error) {
    return failed(
      "data-folder-unusable",
      `The data folder ${folder} cannot be used (${claim.message}). Make it writable, or name another in TIERSCOPE_DATA.`,
    );
  }
  if (claim.kind === "stopped") return ok(null);
  if (claim.kind === "running") return ok(alreadyRunning(claim.instance, folder));
  try {
    return await startServing({ address, dev, unsafe, folder, instance: claim.id, stop }, io);
  } finally {
    releaseInstance(folder, claim.id);
  }
}

function alreadyRunning(
  { url, pid }: { readonly url: string; readonly pid: number },
  folder: string,
): CommandOutput {
  return {
    json: { url, pid, dataFolder: folder, alreadyRunning: true },
    text: `Tierscope is already running at ${url} (process ${pid}) on the data in ${folder}\n`,
  };
}

function failed(code: string, message: string): { ok: false; error: CommandFailure } {
  return { ok: false, error: { exit: EXIT.refusedConfiguration, code, message } };
}

import { existsSync } from "node:fs";
import path from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { makeFolder } from "../db/embedded/make-folder.ts";
import { dataFolder, projectRoot, wantedGateway, wantedHost, wantedPort } from "../env.ts";
import { readUpstreams } from "../gateway/read-upstreams.ts";
import { claimInstance, releaseInstance } from "../serve/instance.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";
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

--gateway openai passes calls to /gateway/openai/v1/… on to OpenAI under a key of Tierscope, and
records each; --gateway NAME=URL to any other place. See docs/gateway.md.

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
    gateway: {
      type: "string",
      value: "NAME[=URL]",
      multiple: true,
      help: "Pass calls to this provider on, and record them (else TIERSCOPE_GATEWAY; off without)",
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
    const upstreams = gatewayUpstreams(options.gateway);
    if (!upstreams.ok) return upstreams;
    if (!options.dev && !existsSync(path.join(projectRoot(), ".next", "BUILD_ID"))) {
      return failed("not-built", "The pages are not built yet. Run npm start, which builds them.");
    }
    const asked = { ...options, address: address.value, upstreams: upstreams.value };
    return await serveAlone(asked, io);
  },
});

function gatewayUpstreams(
  options: readonly string[],
): Result<readonly GatewayUpstream[], CommandFailure> {
  const isOption = options.length > 0;
  const read = readUpstreams(isOption ? options : [wantedGateway() ?? ""]);
  if (read.ok) return read;
  const message = `${isOption ? "--gateway" : "TIERSCOPE_GATEWAY"}: ${read.error}.`;
  return err({
    exit: isOption ? EXIT.usage : EXIT.refusedConfiguration,
    code: "bad-gateway",
    message,
  });
}

async function serveAlone(
  { address, dev, unsafe, upstreams }: Omit<ServeRequest, "folder" | "instance" | "stop">,
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
    const request = { address, dev, unsafe, upstreams, folder, instance: claim.id, stop };
    return await startServing(request, io);
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

import { parentPort } from "node:worker_threads";
import { connectDatabase } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import { embeddedAddress } from "../db/server-address.ts";
import { databaseSocket, databaseUrl } from "../env.ts";
import { runSimulationTask } from "./run-simulation-task.ts";
import type { SimulationReply, SimulationTask } from "./simulation-task.ts";

const folder = databaseSocket();
const address =
  folder === null ? { kind: "url" as const, url: databaseUrl() ?? "" } : embeddedAddress(folder);
const db = connectDatabase(address, { max: 2 });

async function replyTo(task: SimulationTask): Promise<SimulationReply> {
  try {
    return await runSimulationTask(db, task);
  } catch (error) {
    const known = explainFailure(error, db.address);
    if (known === null) throw error;
    const code = known.code === "disk-full" ? "disk-full" : "database-away";
    return { kind: "failed", code, message: known.message };
  }
}

parentPort?.on("message", async (task: SimulationTask) => {
  const reply = await replyTo(task);
  parentPort?.postMessage(reply, reply.kind === "done" ? [reply.json.buffer] : []);
});

import { type IngestService, ingestService } from "../../lib/ingest-runner/ingest-service.ts";
import { database } from "./database.ts";

const SLOT = Symbol.for("tierscope.ingest");

/** One for the whole process, since it counts who sends how much. */
export function ingest(): IngestService {
  const slots = globalThis as { [SLOT]?: IngestService };
  slots[SLOT] ??= ingestService(database(), { nowMs: Date.now, random: Math.random });
  return slots[SLOT];
}

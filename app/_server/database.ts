import { connectDatabase, type Database } from "../../lib/db/database.ts";
import { embeddedAddress, type ServerAddress } from "../../lib/db/server-address.ts";
import { databaseSocket, databaseUrl } from "../../lib/env.ts";

const SLOT = Symbol.for("tierscope.database");

function address(): ServerAddress {
  const folder = databaseSocket();
  if (folder !== null) return embeddedAddress(folder);
  const url = databaseUrl();
  if (url !== null) return { kind: "url", url };
  throw new Error("The pages run without a database: start them with npm start.");
}

/** One pool for the whole process: in development, modules load anew but the pool stays. */
export function database(): Database {
  const slots = globalThis as { [SLOT]?: Database };
  slots[SLOT] ??= connectDatabase(address());
  return slots[SLOT];
}

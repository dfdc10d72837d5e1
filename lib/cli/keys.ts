import { makeIngestKey } from "../auth/make-ingest-key.ts";
import { err, ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { listIngestKeys } from "../db/queries/list-ingest-keys.ts";
import { revokeIngestKey, revokeWithRecords } from "../db/writes/change-ingest-keys.ts";
import { type IngestKey, KEY_SCOPES, type KeyScope } from "../wire/ingest-keys.ts";
import { type CommandFailure, type CommandResult, defineCommand, EXIT } from "./command.ts";
import { count } from "./cost-text.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

const ACTIONS = ["create", "list", "revoke"] as const;

const usage = (message: string) => err({ exit: EXIT.usage, code: "usage", message });
const refused = ({ code, message }: Pick<CommandFailure, "code" | "message">) =>
  err({ exit: EXIT.usage, code, message });

const day = (at: string | null): string => at?.slice(0, 16).replace("T", " ") ?? "-";

function listText(keys: readonly IngestKey[]): string {
  if (keys.length === 0) return "There is no ingest key yet: tierscope keys create --name NAME";
  const rows = keys.map((key) => [
    ...[String(key.id), key.name, `${key.prefix}…`, key.state, key.scopes.join(", ")],
    ...[day(key.expiresAt), day(key.lastUsedAt), count(key.counts.received)],
    ...[count(key.counts.inserted), count(key.counts.duplicate), count(key.counts.rejected)],
    count(key.dropped),
  ]);
  const header = ["key", "name", "begins", "state", "may", "expires", "last used (UTC)"];
  return textTable(
    [...header, "received", "inserted", "duplicate", "rejected", "dropped by sender"],
    rows,
    [0, 7, 8, 9, 10, 11],
  );
}

interface Wish {
  readonly name: string | undefined;
  readonly scopes: readonly string[];
  readonly expires: string | undefined;
}

async function create(db: Database, { name, scopes, expires }: Wish): Promise<CommandResult> {
  if (name === undefined)
    return usage("--name is missing: say whose key it is. See: tierscope keys --help");
  const wanted = scopes.length === 0 ? ["ingest:write"] : scopes;
  const known = wanted.filter((scope): scope is KeyScope =>
    KEY_SCOPES.some((each) => each === scope),
  );
  const wrong = wanted.find((scope) => !known.some((each) => each === scope));
  if (wrong !== undefined) {
    return usage(`--scope is one of ${KEY_SCOPES.join(", ")}, not "${wrong.slice(0, 40)}".`);
  }
  const days = expires === undefined ? null : Number(expires);
  const wish = { name, scopes: known, expiresInDays: days };
  const made = await makeIngestKey(db, wish, Date.now() * US_PER_MS);
  if (!made.ok) return refused(made.error);
  const { key, ...about } = made.value;
  return ok({
    json: made.value,
    text: `${key}\n\nThis is the key ${about.id}, "${about.name}". It is shown this once: keep it where its program reads it.`,
  });
}

async function revoke(
  db: Database,
  id: string | undefined,
  withRecords: boolean,
): Promise<CommandResult> {
  if (id === undefined || !/^\d{1,9}$/.test(id)) {
    return usage("Say which key to revoke by its number: tierscope keys list shows it.");
  }
  const change = withRecords ? revokeWithRecords : revokeIngestKey;
  const revoked = await change(db, Number(id));
  if (!revoked.ok) return refused(revoked.error);
  const { name, prefix, counts } = revoked.value;
  const records = withRecords
    ? "Its records are taken away."
    : `The ${count(counts.inserted)} records that it brought stay.`;
  return ok({
    json: revoked.value,
    text: `The key ${prefix}… (${name}) is revoked: programs that use it are refused from now on. ${records}`,
  });
}

export const keys = defineCommand({
  operands: { name: "create|list|revoke [KEY]", min: 1, max: 2 },
  options: {
    name: { type: "string", value: "NAME", help: "create: whose key it is" },
    scope: {
      type: "string",
      value: "SCOPE",
      multiple: true,
      help: "create: ingest:write (records and traces; as usual), otlp:write (traces alone) or gateway:use (calls through the gateway)",
    },
    expires: {
      type: "string",
      value: "DAYS",
      help: "create: for so many days; else until revoked",
    },
    "with-records": { type: "boolean", help: "revoke: take away what came in under it, too" },
  },
  notes: `Keys under which programs send records to POST /api/v1/records, or traces to POST /v1/traces.
A key is shown once, when it is made: only a hash of it is kept.

  tierscope keys create --name nightly-enrichment --scope ingest:write
  tierscope keys list
  tierscope keys revoke 3`,
  async run({ operands: [action = "", id], options }, io) {
    if (!ACTIONS.some((each) => each === action)) {
      return usage(
        `There is no "keys ${action.slice(0, 40)}"; it is one of ${ACTIONS.join(", ")}.`,
      );
    }
    if (id !== undefined && action !== "revoke") return usage(`keys ${action} takes no KEY.`);
    return await withDatabase(io, async (db) => {
      if (action === "create") {
        const { name, scope: scopes, expires } = options;
        return await create(db, { name, scopes, expires });
      }
      if (action === "revoke") return await revoke(db, id, options["with-records"]);
      const listed = await listIngestKeys(db);
      return ok({ json: { keys: listed }, text: listText(listed) });
    });
  },
});

import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { type FoundKey, findIngestKey, noteKeyUse } from "../db/queries/find-ingest-key.ts";
import type { KeyScope } from "../wire/ingest-keys.ts";
import { keyHash, keyPrefix } from "./key-text.ts";

export interface AuthError {
  readonly code: "key-missing" | "key-wrong" | "key-revoked" | "key-expired" | "scope-missing";
  readonly message: string;
}

const BEARER = /^Bearer +(\S+) *$/i;
const HOW = "Send an ingest key of Tierscope as Authorization: Bearer tsk_…";

const refused = (code: AuthError["code"], message: string) => err({ code, message });

/** The caller that a request's key stands for, if the key may do one of the scopes' work. */
export async function authenticate(
  db: Database,
  headers: Headers,
  scopes: readonly KeyScope[],
): Promise<Result<FoundKey, AuthError>> {
  const header = headers.get("authorization");
  if (header === null) return refused("key-missing", `Expected an ingest key, found none. ${HOW}`);
  return await checkKey(db, BEARER.exec(header)?.[1] ?? "", scopes, HOW);
}

/** Whom a key's text stands for, if it may do one of the scopes' work; `how` tells how to send a good one. */
export async function checkKey(
  db: Database,
  text: string,
  scopes: readonly KeyScope[],
  how: string,
): Promise<Result<FoundKey, AuthError>> {
  const prefix = keyPrefix(text);
  if (prefix === null) {
    // What arrived may be somebody's key of another service: it is not repeated.
    return refused("key-wrong", `Expected an ingest key, found something else. ${how}`);
  }
  const key = await findIngestKey(db, keyHash(text));
  if (key === null) {
    return refused(
      "key-wrong",
      `There is no ingest key ${prefix}…. Make one under Settings, Keys.`,
    );
  }
  if (key.isRevoked) {
    return refused("key-revoked", `The ingest key ${prefix}… was revoked. Make another one.`);
  }
  if (key.isExpired) {
    return refused("key-expired", `The ingest key ${prefix}… has expired. Make another one.`);
  }
  if (!scopes.some((scope) => key.scopes.includes(scope))) {
    const message = `The ingest key ${prefix}… may ${key.scopes.join(", ")}; this needs ${scopes.join(" or ")}. Make one that may.`;
    return refused("scope-missing", message);
  }
  if (!key.isNoted) await noteKeyUse(db, key.id);
  return ok(key);
}

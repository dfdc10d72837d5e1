import { err, ok, type Result } from "../core/result.ts";
import type { DatabaseError } from "./database-error.ts";
import { parseUrl, type ServerAddress } from "./server-address.ts";

/** Checks the form of a DATABASE_URL; whether something answers there is found out by connecting. */
export function readServerUrl(text: string): Result<ServerAddress, DatabaseError> {
  const url = parseUrl(text);
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return ok({ kind: "url", url: text });
  return err({
    code: "bad-url",
    message:
      "DATABASE_URL has another form than postgres://user:password@host:5432/database. Correct it, or unset it to use the embedded database.",
  });
}

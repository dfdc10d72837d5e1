import { isKnownZone } from "../../analytics/zone.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Database } from "../database.ts";

export interface ZoneError {
  readonly code: "zone-unknown";
  readonly message: string;
}

/** Says for which zone's days sums are kept beside those of UTC; `null` for none. They follow when they are asked for. */
export async function setReportingZone(
  { sql, workspace }: Database,
  zone: string | null,
): Promise<Result<null, ZoneError>> {
  if (zone !== null && !isKnownZone(zone)) {
    const message = `Expected an IANA time zone such as Europe/Berlin, found "${zone}".`;
    return err({ code: "zone-unknown", message });
  }
  if (zone === null) {
    await sql`delete from settings where workspace = ${workspace} and name = 'reporting-zone'`;
    return ok(null);
  }
  await sql`
    insert into settings (workspace, name, value)
    values (${workspace}, 'reporting-zone', to_jsonb(${zone}::text))
    on conflict (workspace, name) do update set value = excluded.value`;
  return ok(null);
}

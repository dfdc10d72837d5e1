import { createTierscope } from "../../lib/client/tierscope.ts";
import { closeDatabase, connectDatabase } from "../../lib/db/database.ts";
import { clusterIn, currentSocketFolder } from "../../lib/db/embedded/cluster.ts";
import { embeddedAddress } from "../../lib/db/server-address.ts";
import { BACKOFF_DEFAULTS, FLEX_DEFAULTS } from "../../lib/retry/policy.ts";
import { playProvider } from "../../lib/testing/played-provider.ts";
import { type EventReader, readEvents } from "../../lib/testing/read-events.ts";
import { NO_FLEX, OPENAI, RESPONSE } from "../../lib/testing/sdk-answers.ts";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import type { LiveAttempt } from "../../lib/wire/live.ts";
import { API } from "../../lib/wire/paths.ts";
import type { Product } from "../browser/harness/start-product.ts";

/** Two attempts at flex, half a second and more apart, then one at standard. */
const POLICY = {
  ...FLEX_DEFAULTS,
  maxAttempts: 2,
  backoff: { ...BACKOFF_DEFAULTS, baseSeconds: 0.5, jitter: "none" },
} as const;
const WORKLOAD = "recorded";
const ANSWERS_AFTER_MS = 300;

export interface Recording {
  readonly attempts: readonly LiveAttempt[];
  readonly tiersOnWire: readonly string[];
  /** What came over the wire, and what the stream told, as text. */
  readonly wire: readonly string[];
  readonly stream: readonly string[];
  /** What the page shows: its sentence, then its table. */
  readonly page: readonly string[];
  /** What the database holds. */
  readonly stored: readonly string[];
}

/** Rows of cells as text in columns. */
export function tableText(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) =>
    Math.max(...rows.map((row) => [...(row[column] ?? "")].length));
  const widths = (rows[0] ?? []).map((_, column) => widthOf(column));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length))
      .join("  ")
      .trimEnd(),
  );
}

const textOf = (html: string): string =>
  html
    .replace(/<svg[^>]*arrow-right[\s\S]*?<\/svg>/g, "\u2192")
    .replace(/<span class="sr-only">[\s\S]*?<\/span>|<svg[\s\S]*?<\/svg>|<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

async function pageText(url: string): Promise<readonly string[]> {
  const html = await (await fetch(`${url}/live?workload=${WORKLOAD}`)).text();
  const [, answer = ""] = /<h1[\s\S]*?<\/h1>([\s\S]*?)<\/p>/.exec(html) ?? [];
  const [table = ""] = /<section aria-label="Attempts"[\s\S]*?<\/section>/.exec(html) ?? [];
  const rows = [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][\s\S]*?<\/t[hd]>/g)].map(([cell]) => textOf(cell)),
  );
  return [textOf(answer), "", ...tableText(rows)];
}

async function storedText(dataFolder: string): Promise<readonly string[]> {
  const folder = await currentSocketFolder(clusterIn(dataFolder));
  const db = connectDatabase(embeddedAddress(folder), { max: 1 });
  const rows = await db.sql<Record<string, unknown>[]>`
    select to_char(at, 'HH24:MI:SS.MS') as began, attempt, details ->> 'tierInCode' as "in code",
      asked.name as "on the wire", served.name as served, http_status as status, codes.name as code,
      latency_ms as ms, input_total as input, output_total as output, details ->> 'policy' as policy
    from calls join call_details using (workspace, key)
    join labels named on named.id = calls.workload and named.name = ${WORKLOAD}
    left join labels asked on asked.id = tier_requested
    left join labels served on served.id = tier_served
    left join labels codes on codes.id = error_code
    order by at`;
  await closeDatabase(db);
  const header = Object.keys(rows[0] ?? {});
  return tableText([header, ...rows.map((row) => header.map((name) => String(row[name] ?? "-")))]);
}

async function keyOf(url: string): Promise<string> {
  const wish = { name: "recording", scopes: ["ingest:write"], expiresInDays: null };
  const headers = { "content-type": "application/json", origin: url };
  const made = await fetch(url + API.keys, { method: "POST", headers, body: JSON.stringify(wish) });
  const { key }: MadeIngestKey = await made.json();
  return key;
}

type Clock = () => string;

function told(clock: Clock, attempt: LiveAttempt): string {
  const { tierRequested, tierServed, errorClass, outcome, cost, atStandard, details } = attempt;
  const money = `$${cost ?? "?"}, $${atStandard ?? "?"} at standard`;
  const tiers = `${details?.tierInCode ?? tierRequested} in code, ${tierRequested} on the wire, ${tierServed ?? "not"} served`;
  return `${clock()}  attempt ${(attempt.attempt ?? 0) + 1}: ${tiers}; ${errorClass ?? outcome}; ${money}; policy ${details?.policy}`;
}

async function follow(events: EventReader, wanted: number, clock: Clock) {
  const attempts: LiveAttempt[] = [];
  const stream: string[] = [];
  while (attempts.length < wanted) {
    const { data } = await events.nextOf("landed");
    const inOrder = data.attempts.toReversed();
    attempts.push(...inOrder);
    stream.push(...inOrder.map((attempt) => told(clock, attempt)));
  }
  const { data } = await events.nextOf("figures");
  stream.push(`${clock()}  figures: ${data.attempts} attempts, ${data.refused} refused with 429`);
  return { attempts, stream };
}

/** One call that flex refuses twice, that backs off and is promoted to standard, as everybody saw it. */
export async function recordLive({
  url,
  dataFolder,
}: Pick<Product, "url" | "dataFolder">): Promise<Recording> {
  const key = await keyOf(url);
  await using provider = await playProvider((_, count) => {
    const headers = { ...OPENAI, "x-request-id": `req_recorded_${count}` };
    return count < 3
      ? { ...NO_FLEX, headers }
      : { headers, delayMs: ANSWERS_AFTER_MS, body: { ...RESPONSE, service_tier: "default" } };
  });
  const answer = await fetch(`${url}${API.live}?workload=${WORKLOAD}`);
  if (!answer.body) throw new Error("the stream has no body");
  const events = readEvents(answer.body);
  await events.nextOf("all");

  const startMs = performance.now();
  const seconds = (ms: number) => `${((ms - startMs) / 1_000).toFixed(2)} s`.padStart(7);
  const clock: Clock = () => seconds(performance.now());
  const tierscope = createTierscope({ url, key, workload: WORKLOAD });
  const response = await tierscope.withPolicy(POLICY).fetch(`${provider.url}/v1/responses`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-5-mini", service_tier: "flex", input: "…" }),
  });
  const { service_tier: served } = await response.json();
  const answered = `${clock()}  the program has its answer, served at "${served}"`;
  const tiersOnWire = provider.came.map(({ body }) => String(JSON.parse(body).service_tier));
  const wire = provider.came.map(({ atMs }, place) => {
    return `${seconds(atMs)}  attempt ${place + 1} asks for "${tiersOnWire[place]}"`;
  });
  const { attempts, stream } = await follow(events, provider.came.length, clock);
  await events.leave();
  return {
    ...{ attempts, tiersOnWire, wire: [...wire, answered], stream },
    page: await pageText(url),
    stored: await storedText(dataFolder),
  };
}

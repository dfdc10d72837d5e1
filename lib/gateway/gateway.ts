import type http from "node:http";
import { calledFor } from "../client/called-for.ts";
import type { Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import type { FoundKey } from "../db/queries/find-ingest-key.ts";
import type { Problem } from "../http/problem.ts";
import { ByteBudget } from "../ingest/byte-budget.ts";
import { retryAfterMs } from "../ingest/retry-after.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";
import { callWitness } from "./call-witness.ts";
import { forward } from "./forward.ts";
import { gatewayTarget, isForGateway } from "./gateway-target.ts";
import { KnownKeys } from "./known-keys.ts";
import { type Recorder, Recorders } from "./recorders.ts";
import { refuse } from "./refuse.ts";
import { type UpstreamAgents, upstreamAgents } from "./upstream-agents.ts";
import type { CallWitness } from "./witness.ts";

export interface GatewaySettings {
  /** None: it is off. */
  readonly upstreams: readonly GatewayUpstream[];
  /** Where it is served. */
  readonly serverUrl: string;
  /** Tells in a sentence what is wrong with records. */
  readonly note: (sentence: string) => void;
}

/** More callers at once are told to come again. */
const MOST_AT_ONCE = 1_000;
const MOST_KEPT_BYTES = 256 * 1024 * 1024;
const OFF =
  "The gateway is off. Start Tierscope with --gateway openai, or with TIERSCOPE_GATEWAY=openai in its environment.";
const NO_KEY =
  "Expected a key of Tierscope for the gateway, found none. Send it as x-tierscope-key, or in the address: /gateway/tsk_…/openai/v1.";
const NO_PAGE =
  "Expected a program, found a browser's page. The gateway passes calls on; its address is on the page of keys.";

const AWAY_MS = 2_000;
const later = (): number => retryAfterMs(AWAY_MS, Math.random());

type Checked =
  | {
      readonly kind: "pass";
      readonly upstream: GatewayUpstream;
      readonly path: string;
      readonly key: FoundKey;
      readonly keyText: string;
    }
  | { readonly kind: "refuse"; readonly why: Problem };

const no = (code: Problem["code"], message: string): Checked => ({
  kind: "refuse",
  why: { code, message },
});

const textOf = (header: string | string[] | undefined): string | null =>
  header === undefined || header === "" ? null : String(header);

/** Passes calls of programs on to the providers that were named, and records each attempt. */
export class Gateway {
  readonly #upstreams: readonly GatewayUpstream[];
  readonly #keys: KnownKeys;
  readonly #recorders: Recorders;
  readonly #agents: UpstreamAgents = upstreamAgents();
  readonly #room = new ByteBudget(MOST_KEPT_BYTES);
  readonly #db: Database;
  #atOnce = 0;

  constructor(db: Database, settings: GatewaySettings) {
    this.#db = db;
    this.#upstreams = settings.upstreams;
    this.#keys = new KnownKeys(db, Date.now);
    this.#recorders = new Recorders(db, settings);
  }

  handles({ url = "" }: http.IncomingMessage): boolean {
    return isForGateway(url);
  }

  async request(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    if (this.#atOnce >= MOST_AT_ONCE) {
      const message = `${MOST_AT_ONCE} calls are under way, the most at once. Try again in a moment.`;
      return refuse(res, { code: "too-many-at-once", message, retryAfterMs: later() });
    }
    this.#atOnce += 1;
    try {
      const checked = await this.#check(req);
      if (checked.kind === "refuse") return refuse(res, checked.why);
      if (req.socket.destroyed) return;
      const { upstream, path } = checked;
      await forward(
        { req, res, upstream, path, witness: this.#witness(req, checked) },
        this.#agents,
      );
    } finally {
      this.#atOnce -= 1;
    }
  }

  async #check({ url = "", headers }: http.IncomingMessage): Promise<Checked> {
    if (this.#upstreams.length === 0) return no("gateway-off", OFF);
    // What a provider answers must not be shown as a page of ours.
    if (headers["sec-fetch-mode"] === "navigate") return no("not-for-browsers", NO_PAGE);
    const target = gatewayTarget(url);
    const upstream = this.#upstreams.find(({ name }) => name === target?.upstream);
    if (!target || !upstream)
      return no("upstream-unknown", this.#unknown(target?.upstream ?? null));
    const keyText = textOf(headers["x-tierscope-key"]) ?? target.keyInPath;
    if (keyText === null) return no("key-missing", NO_KEY);
    const key = await this.#key(keyText);
    if (key.kind === "refuse") return key;
    return { kind: "pass", upstream, path: target.path, key: key.key, keyText };
  }

  #unknown(name: string | null): string {
    const known = this.#upstreams.map((upstream) => `/gateway/${upstream.name}/v1/…`).join(", ");
    const found = name === null ? "another address" : `"${name}", which is not set up`;
    return `Expected one of ${known}, found ${found}. Who may be called is named when Tierscope is started: --gateway NAME=URL.`;
  }

  async #key(text: string) {
    try {
      const found = await this.#keys.find(text);
      if (found.ok) return { kind: "pass", key: found.value } as const;
      return { kind: "refuse", why: found.error } as const;
    } catch (error) {
      const known = explainFailure(error, this.#db.address);
      if (known === null) throw error;
      const why = { code: "database-away", message: known.message, retryAfterMs: later() } as const;
      return { kind: "refuse", why } as const;
    }
  }

  /** `null` for a request that asks no model: it leaves no record. */
  #witness(
    { method = "GET", headers }: http.IncomingMessage,
    { upstream, path, key, keyText }: Extract<Checked, { kind: "pass" }>,
  ): CallWitness | null {
    const [place = ""] = path.split("?", 1);
    const url = `${upstream.url}${place}`;
    const called = calledFor(url, method);
    if (called === null) return null;
    const { operations, add }: Recorder = this.#recorders.of(key.id, keyText);
    const labels = {
      provider: upstream.name,
      workload: textOf(headers["x-tierscope-workload"]) ?? undefined,
      project: textOf(headers["x-tierscope-project"]) ?? undefined,
    };
    const tierInCode = textOf(headers["x-tierscope-tier"]);
    const room = this.#room;
    return callWitness(called, { url, headers, labels, tierInCode, room, operations, add });
  }

  /** Stores what was recorded, and lets go of all connections. */
  async close(): Promise<void> {
    this.#agents.close();
    await this.#recorders.close();
  }
}

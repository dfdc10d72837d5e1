import { Client, type Manner } from "./client.ts";
import type { Labels, Tierscope, TierscopeOptions } from "./options.ts";
import { problemTeller } from "./problems.ts";
import { RecordQueue } from "./record-queue.ts";
import { CLIENT_NAME } from "./version.ts";

export type {
  Labels,
  RunnablePolicy,
  SdkOptions,
  Tierscope,
  TierscopeOptions,
  TierscopeStats,
} from "./options.ts";

const MOST_QUEUED = 50_000;
const FLUSH_MS = 5_000;
/** Timers hold no more: some 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Tell = (kind: string, sentence: string) => void;

/** What no other client has: the beginning of all ids. */
const newPrefix = (): string =>
  globalThis.crypto?.randomUUID?.() ??
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

function checkOptions({ url, key }: TierscopeOptions, tell: Tell) {
  if (!/^https?:\/\/[^/]/.test(String(url))) {
    tell(
      "url",
      `url is ${JSON.stringify(url)}; it must be where Tierscope is served, as in http://127.0.0.1:3000. Records wait.`,
    );
  }
  if (typeof key !== "string" || key.trim() === "") {
    tell(
      "key",
      "key is empty; make one with: tierscope keys create --name NAME --scope ingest:write. Records wait.",
    );
  }
}

/**
 * A client that writes a record of every attempt at a model which is made by its `fetch`, and sends them to Tierscope.
 * It never throws into its host, never delays it and never sends content.
 */
export function createTierscope(options: TierscopeOptions): Tierscope {
  const { url, key, maxQueue = MOST_QUEUED, onProblem } = options;
  const hostFetch: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const tell = problemTeller(onProblem);
  checkOptions(options, tell);
  const queue = new RecordQueue({
    to: { fetch: hostFetch, url: String(url), key: String(key).trim() },
    client: CLIENT_NAME,
    most: maxQueue >= 0 ? maxQueue : MOST_QUEUED,
    tell,
  });
  const client = new Client(hostFetch, queue, newPrefix());
  return labelled(client, labelsOf(options), tell);
}

function labelled(client: Client, labels: Labels, tell: Tell): Tierscope {
  const fetchIn =
    (manner: Manner): typeof fetch =>
    (input, init) =>
      client.call(manner, input, init);
  return {
    fetch: fetchIn({ labels, policy: null }),
    with: (more) => labelled(client, joined(labels, labelsOf(more)), tell),
    withPolicy(wanted) {
      const policy = import("./policy-caller.ts")
        .then(({ policyCaller }) => policyCaller(wanted))
        .catch(() => null);
      void policy.then((caller) => {
        if (caller !== null) return;
        const said = `${JSON.stringify(wanted)} is no policy that calls can follow here. They are made as they are.`;
        tell("policy", said);
      });
      const fetch = fetchIn({ labels, policy });
      const kind = typeof wanted === "string" ? wanted : Object(wanted).kind;
      // A tier alone leaves retries to the SDK. What retries by itself keeps time by itself, too.
      if (kind === "standard" || kind === "priority") return { fetch };
      return { fetch, maxRetries: 0, timeout: LONGEST_TIMER_MS };
    },
    flush: (timeoutMs = FLUSH_MS) => client.queue.flush(timeoutMs),
    stats: () => client.queue.stats(),
  };
}

const labelsOf = ({ workload, project, provider, tags }: Labels): Labels => ({
  workload,
  project,
  provider,
  tags,
});

function joined(under: Labels, over: Labels): Labels {
  const given = Object.entries(over).filter(([, value]) => value !== undefined);
  return { ...under, ...Object.fromEntries(given), tags: { ...under.tags, ...over.tags } };
}

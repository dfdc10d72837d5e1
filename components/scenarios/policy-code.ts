import type { Backoff, FlexPolicy, Policy } from "../../lib/retry/policy.ts";

export const CODE_LANGUAGES = ["node", "python"] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** The code of a policy, or why a few lines of an SDK cannot hold it. */
export type PolicyCode =
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "none"; readonly why: string };

/** What two languages spell differently. */
interface Spelling {
  readonly random: string;
  readonly least: (a: string, b: string) => string;
  readonly most: (a: string, b: string) => string;
}

const SPELLINGS: Readonly<Record<CodeLanguage, Spelling>> = {
  node: {
    random: "Math.random()",
    least: (a, b) => `Math.min(${a}, ${b})`,
    most: (a, b) => `Math.max(${a}, ${b})`,
  },
  python: {
    random: "random.random()",
    least: (a, b) => `min(${a}, ${b})`,
    most: (a, b) => `max(${a}, ${b})`,
  },
};

/** The wait before a retry in seconds, as `delayLaw` has it; the names `attempt` and `waited` are those of the code. */
function waitFormula(backoff: Backoff, { random, least, most }: Spelling): string {
  if (backoff.kind === "none") return "0";
  if (backoff.kind === "sdk-default") {
    return `${least("8", "0.5 * 2 ** (attempt - 1)")} * (1 - 0.25 * (1 - ${random}))`;
  }
  const { baseSeconds: base, factor, capSeconds: cap, jitter, floorSeconds: floor } = backoff;
  const capped = (text: string): string => (cap === null ? text : least(String(cap), text));
  const floored = (text: string): string => (floor === 0 ? text : most(String(floor), text));
  const ceiling = floored(capped(`${base} * ${factor} ** (attempt - 1)`));
  switch (jitter) {
    case "none":
      return ceiling;
    case "full":
      return floor === 0
        ? `${random} * ${ceiling}`
        : `${floor} + ${random} * (${ceiling} - ${floor})`;
    case "equal":
      return floored(`(0.5 + 0.5 * ${random}) * ${ceiling}`);
    case "decorrelated":
      return capped(`${base} + ${random} * (${most(String(base), "3 * waited")} - ${base})`);
  }
}

const firstWaited = (backoff: Backoff): number =>
  backoff.kind === "exponential" ? backoff.baseSeconds : 0;

function nodeFlex(policy: FlexPolicy): string {
  const { maxAttempts, attemptTimeoutSeconds, budgetSeconds, backoff, retryAfter } = policy;
  const timeout =
    attemptTimeoutSeconds === null ? "{}" : `{ timeout: ${attemptTimeoutSeconds * 1_000} }`;
  const asked = [
    `    const asked = Number(error.headers?.get("retry-after") ?? Number.NaN);`,
    `    const wait = Number.isFinite(asked) ? asked : ${waitFormula(backoff, SPELLINGS.node)};`,
  ];
  const own = [`    const wait = ${waitFormula(backoff, SPELLINGS.node)};`];
  const budget = [`    if ((Date.now() - began) / 1000 + wait > ${budgetSeconds}) return null;`];
  const remembers = backoff.kind === "exponential" && backoff.jitter === "decorrelated";
  return [
    "async function tryFlex(body) {",
    ...(budgetSeconds === null ? [] : ["  const began = Date.now();"]),
    ...(remembers ? [`  let waited = ${firstWaited(backoff)};`] : []),
    "  for (let attempt = 1; ; attempt++) {",
    "    let error;",
    "    try {",
    `      return await client.responses.create({ ...body, service_tier: "flex" }, ${timeout});`,
    "    } catch (thrown) {",
    "      error = thrown;",
    "    }",
    "    const isRefused = error instanceof OpenAI.APIError && (error.status === 429 || error.status === 503)",
    `      && error.code !== "insufficient_quota";`,
    "    if (!isRefused && !(error instanceof OpenAI.APIConnectionTimeoutError)) throw error;",
    `    if (attempt >= ${maxAttempts}) return null;`,
    ...(retryAfter === "obey" ? asked : own),
    ...(budgetSeconds === null ? [] : budget),
    ...(remembers ? ["    waited = wait;"] : []),
    "    await sleep(wait * 1000);",
    "  }",
    "}",
  ].join("\n");
}

const NODE_HEAD = `import { setTimeout as sleep } from "node:timers/promises";
import OpenAI from "openai";

// The SDK's own retries would come on top.
const client = new OpenAI({ maxRetries: 0 });
`;

function nodeCode(policy: Policy): string {
  const plain = (tier: string): string =>
    `  return await client.responses.create({ ...body, service_tier: "${tier}" });`;
  if (policy.kind !== "flex") {
    const tier = policy.kind === "priority" ? "priority" : "default";
    return `import OpenAI from "openai";\n\nconst client = new OpenAI();\n\nexport async function ask(body) {\n${plain(tier)}\n}\n`;
  }
  const last =
    policy.onExhausted === "fail"
      ? `  throw new Error("No room at flex after ${policy.maxAttempts} attempts.");`
      : plain("default");
  return `${NODE_HEAD}
${nodeFlex(policy)}

export async function ask(body) {
  const answer = await tryFlex(body);
  if (answer !== null) return answer;
${last}
}
`;
}

function pythonFlex(policy: FlexPolicy): string {
  const { maxAttempts, attemptTimeoutSeconds, budgetSeconds, backoff, retryAfter } = policy;
  const timeout = attemptTimeoutSeconds === null ? "" : `, timeout=${attemptTimeoutSeconds}`;
  const remembers = backoff.kind === "exponential" && backoff.jitter === "decorrelated";
  const formula = waitFormula(backoff, SPELLINGS.python);
  return [
    "def try_flex(**body):",
    ...(budgetSeconds === null ? [] : ["    began = time.monotonic()"]),
    ...(remembers ? [`    waited = ${firstWaited(backoff)}`] : []),
    "    attempt = 0",
    "    while True:",
    "        attempt += 1",
    "        asked = None",
    "        try:",
    `            return client.responses.create(**body, service_tier="flex"${timeout})`,
    "        except openai.APITimeoutError:",
    "            pass",
    "        except openai.APIStatusError as error:",
    `            if error.status_code not in (429, 503) or error.code == "insufficient_quota":`,
    "                raise",
    ...(retryAfter === "obey"
      ? ['            asked = error.response.headers.get("retry-after")']
      : []),
    `        if attempt >= ${maxAttempts}:`,
    "            return None",
    `        wait = float(asked) if asked and asked.replace(".", "", 1).isdigit() else ${formula}`,
    ...(budgetSeconds === null
      ? []
      : [
          `        if time.monotonic() - began + wait > ${budgetSeconds}:`,
          "            return None",
        ]),
    ...(remembers ? ["        waited = wait"] : []),
    "        time.sleep(wait)",
  ].join("\n");
}

function pythonCode(policy: Policy): string {
  const plain = (tier: string): string =>
    `    return client.responses.create(**body, service_tier="${tier}")`;
  if (policy.kind !== "flex") {
    const tier = policy.kind === "priority" ? "priority" : "default";
    return `import openai\n\nclient = openai.OpenAI()\n\n\ndef ask(**body):\n${plain(tier)}\n`;
  }
  const last =
    policy.onExhausted === "fail"
      ? `    raise RuntimeError("No room at flex after ${policy.maxAttempts} attempts.")`
      : plain("default");
  return `import random
import time

import openai

# The SDK's own retries would come on top.
client = openai.OpenAI(max_retries=0)


${pythonFlex(policy)}


def ask(**body):
    answer = try_flex(**body)
    if answer is not None:
        return answer
${last}
`;
}

function whyNone(policy: Policy): string | null {
  if (policy.kind === "batch") {
    return "Batches are files: gather requests, submit them, and read the results. The configuration says how long to gather and what follows.";
  }
  if (policy.kind !== "flex") return null;
  const { latch, retryQuota, onExhausted } = policy;
  if (latch !== null || retryQuota !== null) {
    return "A latch or a purse is shared by all requests of a client, which a function of its own cannot be. The configuration holds it.";
  }
  if (onExhausted === "batch" || onExhausted === "standard-at-budget") {
    return "What follows the last attempt comes later than the function returns. The configuration holds it.";
  }
  return null;
}

/** A policy as a function around the OpenAI SDK of a language, as the simulation runs it. */
export function policyCode(policy: Policy, language: CodeLanguage): PolicyCode {
  const why = whyNone(policy);
  if (why !== null) return { kind: "none", why };
  return { kind: "code", text: language === "node" ? nodeCode(policy) : pythonCode(policy) };
}

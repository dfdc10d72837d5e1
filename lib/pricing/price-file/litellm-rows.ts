import { canonicalTier } from "../../core/tier.ts";
import type { TokenClass } from "../types.ts";
import {
  type FileRates,
  type FileRow,
  type FileRows,
  type RowDoubt,
  type RowFault,
  readRate,
} from "./file-row.ts";

/** `input_cost_per_token_above_200k_tokens_priority`: what is counted, from which prompt size, at which tier. */
const COST =
  /^(input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost(?:_above_1hr)?)(?:_above_(\d{1,5})k_tokens)?(?:_(batches|flex|priority|ultrafast|fast))?$/;

const CLASS: Readonly<Record<string, TokenClass>> = {
  input_cost_per_token: "input",
  output_cost_per_token: "output",
  cache_read_input_token_cost: "cachedInput",
  cache_creation_input_token_cost: "cacheWrite",
  cache_creation_input_token_cost_above_1hr: "cacheWrite1h",
};

/** Names of providers that are not those by which logs call them. */
const PROVIDER: Readonly<Record<string, string>> = {
  bedrock_converse: "bedrock",
  "text-completion-openai": "openai",
};

/** The entry that explains the format. */
const SAMPLE = "sample_spec";

const providerOf = (word: string): string =>
  PROVIDER[word] ?? (word.startsWith("vertex_ai-") ? "vertex_ai" : word);

interface Group {
  readonly tier: string;
  readonly aboveThousand: number | null;
  readonly rates: Partial<Record<TokenClass, FileRates[TokenClass]>>;
  isTooFine: boolean;
}

export const isLitellmEntry = (entry: unknown): entry is Readonly<Record<string, unknown>> =>
  typeof entry === "object" && entry !== null && !Array.isArray(entry);

/** The costs of an entry by tier and prompt size. */
function groupsOf(
  key: string,
  entry: Readonly<Record<string, unknown>>,
  provider: string,
  faults: RowFault[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const [field, value] of Object.entries(entry)) {
    const match = COST.exec(field);
    const tokenClass = match && CLASS[match[1] ?? ""];
    if (!tokenClass || value === null) continue;
    const [, , above, suffix = "standard"] = match;
    const tier = canonicalTier(suffix === "batches" ? "batch" : suffix, provider) ?? suffix;
    const name = `${tier} ${above ?? ""}`;
    const aboveThousand = above === undefined ? null : Number(above);
    const group = groups.get(name) ?? { tier, aboveThousand, rates: {}, isTooFine: false };
    groups.set(name, group);
    const read = readRate(value);
    if (read.kind === "fault") faults.push({ row: key, problem: `${field}: ${read.problem}` });
    else if (read.kind === "too-fine") group.isTooFine = true;
    else group.rates[tokenClass] = read.rate;
  }
  return [...groups.values()];
}

function doubtOf(entry: Readonly<Record<string, unknown>>, group: Group): RowDoubt | null {
  if (group.isTooFine) return "finer-than-picodollar";
  if (Array.isArray(entry.tiered_pricing)) return "sizes-apart";
  const reasoning = readRate(entry.output_cost_per_reasoning_token ?? "");
  const isApart = reasoning.kind === "rate" && reasoning.rate !== group.rates.output;
  return isApart && group.tier === "standard" ? "reasoning-apart" : null;
}

function rowsOf(key: string, entry: Readonly<Record<string, unknown>>, faults: RowFault[]) {
  const word = typeof entry.litellm_provider === "string" ? entry.litellm_provider : null;
  const provider = word === null ? null : providerOf(word.toLowerCase());
  const groups = groupsOf(key, entry, provider ?? "", faults);
  const model = word !== null && key.startsWith(`${word}/`) ? key.slice(word.length + 1) : key;
  return groups.flatMap((group): FileRow[] => {
    const { tier, aboveThousand, rates } = group;
    if (rates.input === undefined && !group.isTooFine) return [];
    const lines = groups.filter((one) => one.tier === tier && one.aboveThousand !== null);
    const band = aboveThousand !== null ? "long" : lines.length > 0 ? "short" : "all";
    return [
      {
        ...{ key, provider, model, tier, band, rates },
        longAboveThousand: lines[0]?.aboveThousand ?? null,
        from: null,
        doubt: lines.length > 1 ? "sizes-apart" : doubtOf(entry, group),
        source: typeof entry.source === "string" ? entry.source : null,
      },
    ];
  });
}

/** The prices by the token in LiteLLM's public list, whose numbers are texts here. */
export function litellmRows(file: Readonly<Record<string, unknown>>): FileRows {
  const faults: RowFault[] = [];
  const rows: FileRow[] = [];
  let unpriced = 0;
  for (const [key, entry] of Object.entries(file)) {
    if (key === SAMPLE) continue;
    if (!isLitellmEntry(entry)) {
      faults.push({ row: key, problem: "expected an object with the costs of a model" });
      continue;
    }
    const found = rowsOf(key, entry, faults);
    if (found.length === 0) unpriced += 1;
    rows.push(...found);
  }
  return { kind: "litellm", rows, unpriced, faults };
}

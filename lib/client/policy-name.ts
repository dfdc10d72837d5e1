import type { Policy } from "../retry/policy.ts";
import { PRESET_POLICIES } from "../retry/preset-policies.ts";
import type { RunnablePolicy } from "./options.ts";
import type { PolicyName } from "./seen.ts";

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/** 32 bits of FNV-1a over the policy's text: records of other parameters are told apart. */
function versionOf(policy: Policy): string {
  let hash = BASIS;
  for (const unit of JSON.stringify(policy)) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), PRIME);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const PRESETS: ReadonlyMap<unknown, Policy> = new Map(Object.entries(PRESET_POLICIES));

/** The policy of a name, or given as it is; `null` for a name that is none. */
export function namedPolicy(wanted: RunnablePolicy): { policy: Policy; name: PolicyName } | null {
  const isName = typeof wanted === "string";
  const policy = isName ? PRESETS.get(wanted) : wanted;
  if (policy === undefined || policy.kind === "batch") return null;
  return { policy, name: { name: isName ? wanted : "own", version: versionOf(policy) } };
}

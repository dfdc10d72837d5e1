import { hash } from "node:crypto";

/** Equal for files with the same columns in whatever order: a mapping is remembered by it. */
export function columnsFingerprint(names: readonly string[]): string {
  const sorted = [...names].sort();
  return hash("sha256", JSON.stringify(sorted), "hex");
}

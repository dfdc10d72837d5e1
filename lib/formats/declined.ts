import type { Head } from "./format.ts";
import { rowKeys } from "./head-keys.ts";

/** A shape that is known and carries no usage, so that it is declined by its name. */
export interface DeclinedShape {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  matches(head: Head): boolean;
}

function someRowHas(head: Head, ...keys: readonly string[]): boolean {
  return head.kind === "json" && rowKeys(head)(...keys);
}

/** A Collector may write traces among the others: then the file has usage. */
function hasOnly(head: Head, key: string): boolean {
  const has = rowKeys(head);
  return has(key) && !has("resourceSpans");
}

export const DECLINED: readonly DeclinedShape[] = [
  {
    id: "openai-batch-input",
    title: "an OpenAI batch input file",
    why: "it holds requests and no usage yet. Import the batch's output and error files instead.",
    matches: (head) => someRowHas(head, "custom_id", "method", "url", "body"),
  },
  {
    id: "otlp-metrics",
    title: "an OTLP metrics export",
    why: "it holds sums without single calls. Export the traces of the same application instead.",
    matches: (head) => hasOnly(head, "resourceMetrics"),
  },
  {
    id: "otlp-logs",
    title: "an OTLP logs export",
    why: "it holds log lines and no spans. Export the traces of the same application instead.",
    matches: (head) => hasOnly(head, "resourceLogs"),
  },
];

"use client";
import type { NewWorkload, WorkloadSuggestion } from "../../lib/wire/workloads.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { EMPTY_WORKLOAD } from "./workload-draft.ts";

const FIELD_WORDS = {
  apiKey: "key",
  project: "project",
  endpoint: "endpoint",
  model: "model",
} as const;

interface SuggestionsPanelProps {
  readonly suggestions: readonly WorkloadSuggestion[];
  readonly onTake: (workload: NewWorkload) => void;
}

/** Records without a workload that seem to be one; a press opens the rule that would make it. */
export function SuggestionsPanel({ suggestions, onTake }: SuggestionsPanelProps) {
  return (
    <Panel
      title="Seem to be workloads"
      note="Records that nothing names yet, set apart by a pattern of their own. A press fills in the rule; you keep it."
    >
      <ul className="flex flex-col gap-1 text-13">
        {suggestions.map(({ field, name, workload, calls, spend, reason }) => (
          <li
            key={`${field} ${name}`}
            className="flex items-center gap-3 border-b border-line py-1.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="text-ink-3">{FIELD_WORDS[field]}</span> {name}:{" "}
              {formatCounted(calls, "call")},{" "}
              <span title={formatExactUsd(spend)}>{formatUsd(spend)}</span>.{" "}
              <span className="text-ink-2">{reason}</span>
            </span>
            <Button
              size="small"
              aria-label={`Make it one…: ${FIELD_WORDS[field]} ${name}`}
              onClick={() =>
                onTake({ ...EMPTY_WORKLOAD, name: workload, match: { [field]: [name] } })
              }
            >
              Make it one…
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

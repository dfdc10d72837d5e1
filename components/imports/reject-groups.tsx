import type { RejectCause, RejectGroup } from "../../lib/wire/imports.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { rejectWords } from "./reject-words.ts";

interface Cause extends RejectCause {
  readonly examples: RejectGroup["examples"];
}

const causeKey = ({ code, field, expected }: RejectCause): string =>
  JSON.stringify([code, field, expected]);

/** Every cause with its full count, and the lines that were noted of it. */
export function causesOf(
  causes: readonly RejectCause[],
  groups: readonly RejectGroup[],
): readonly Cause[] {
  const examples = new Map(groups.map((group) => [causeKey(group), group.examples]));
  const all = causes.length > 0 ? causes : groups;
  return all.map((cause) => ({ ...cause, examples: examples.get(causeKey(cause)) ?? [] }));
}

interface RejectGroupsProps {
  readonly causes: readonly Cause[];
  readonly received: number;
}

/** Rejected rows by cause: which column, what was expected, what arrived, on which lines. */
export function RejectGroups({ causes, received }: RejectGroupsProps) {
  return (
    <ul className="text-14">
      {causes.map((cause) => {
        const { rows, examples } = cause;
        const { field, says } = rejectWords(cause);
        return (
          <li key={causeKey(cause)} className="border-t border-line py-2.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {field === null ? null : <strong className="font-medium">{field}</strong>}
                {says}
              </span>
              <span className="text-13 text-ink-3">
                {formatCounted(rows, "row")}, {formatShare(rows, received)} of all
              </span>
            </div>
            <ul className="mt-1 text-13 text-ink-2">
              {examples.map(({ line, found }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one line can be turned away twice for one cause
                <li key={place} className="flex gap-3">
                  <span className="min-w-18 shrink-0 text-ink-3">line {formatCount(line)}</span>
                  <span className="min-w-0">
                    found{" "}
                    <code className="rounded-mark bg-sunken px-1 font-mono text-12 break-all">
                      {found || "(empty)"}
                    </code>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

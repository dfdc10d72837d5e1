"use client";
import type { NewWorkload } from "../../lib/wire/workloads.ts";
import type { PageContext } from "../answers/page-context.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatUsd } from "../format/money.ts";
import { Sheet } from "../ui/sheet.tsx";
import { TextLink } from "../ui/text-link.tsx";
import type { WorkloadsAsked } from "./use-workloads.ts";
import { daysWords, isWorthIt } from "./verdict-words.ts";
import { asTold } from "./workload-draft.ts";
import { WorkloadForm } from "./workload-form.tsx";

interface WorkloadSheetProps {
  readonly page: PageContext;
  readonly asked: WorkloadsAsked;
  /** What a new workload begins with; `null`: none is made. */
  readonly making: NewWorkload | null;
  /** The workload shown; `null`: none. */
  readonly name: string | null;
  readonly onClose: () => void;
  /** Kept under this name. */
  readonly onKept: (name: string) => void;
}

const DESCRIPTION = {
  new: "A name for records that belong together, by a rule.",
  own: "Made by a rule of yours.",
  told: "Named by its source. What you answer is kept with a rule of the same name.",
} as const;

const PLACES = [
  ["/savings", "Savings"],
  ["/reliability", "Reliability"],
  ["/latency", "Latency"],
  ["/calls", "Calls"],
] as const;

/** One workload: the playbook's questions, what follows from them, and its rule. */
export function WorkloadSheet({ page, asked, making, name, onClose, onKept }: WorkloadSheetProps) {
  const { report, change } = asked;
  const isNew = making !== null;
  const rule = isNew ? null : (report?.rules.find((one) => one.name === name) ?? null);
  const line = isNew ? null : (report?.lines.find((one) => one.name === name) ?? null);
  const start = making ?? rule ?? asTold(name ?? "");
  const others = (report?.rules ?? []).filter(({ id }) => id !== rule?.id).map((one) => one.name);
  const kind = isNew ? "new" : rule ? "own" : "told";
  const links = { ...page.filters, workloads: [name ?? ""] };
  return (
    <Sheet
      open={(isNew || name !== null) && report !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={isNew ? "A new workload" : (name ?? "")}
      description={DESCRIPTION[kind]}
    >
      {line ? (
        <p className="mb-4 text-13 text-ink-2">
          {isWorthIt(line) && line.worth !== null ? (
            <>
              At {line.advice.verdict} it would have cost{" "}
              <strong className="font-semibold text-ink">{formatUsd(line.worth)}</strong> less in
              this period
              {line.worthAMonth === null ? "" : `, ${formatUsd(line.worthAMonth)} a month`}: spend
              less list price there, from {daysWords(report?.days ?? null)}, before retries.{" "}
            </>
          ) : null}
          {PLACES.map(([place, title], n) => (
            <span key={place}>
              {n > 0 ? " · " : ""}
              <TextLink href={pageHref(place, links)}>{title}</TextLink>
            </span>
          ))}
        </p>
      ) : null}
      <WorkloadForm
        key={JSON.stringify(making ?? name)}
        page={page}
        start={start}
        id={rule?.id ?? null}
        now={isNew ? null : name}
        advice={line?.advice ?? null}
        others={others}
        onClose={onClose}
        onSave={async (workload) => {
          const saved = await change(
            rule ? { kind: "update", id: rule.id, workload } : { kind: "create", workload },
          );
          if (saved.ok) onKept(workload.name);
          return saved;
        }}
      />
    </Sheet>
  );
}

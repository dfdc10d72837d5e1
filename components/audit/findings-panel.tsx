"use client";
import { Check } from "lucide-react";
import type { Audit } from "../../lib/wire/audit.ts";
import type { PageContext } from "../answers/page-context.ts";
import { TableFiles } from "../download/table-exports.tsx";
import { TablePng } from "../download/table-png.tsx";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FindingItem } from "./finding-item.tsx";
import { findingsTable } from "./findings-table.ts";
import type { AskedAudit } from "./use-audit.ts";

/** How far the search for calls told twice went. */
function searchWords({ looked, isCut, byChance, found }: Audit["twins"]): string {
  if (looked === 0) {
    return "Calls counted twice: no two sources of different formats tell of the same time.";
  }
  const cut = isCut ? ", the newest of those that overlap" : "";
  return `Calls counted twice: ${formatCounted(looked, "call")} of overlapping sources held against each other${cut}; ${formatCount(found)} match, ${formatCount(byChance)} by chance when one side is moved by a minute.`;
}

function Clean({ audit }: { readonly audit: Audit }) {
  const saysNothing = audit.findings.some(({ id }) => id === "requested-unknown");
  return (
    <div className="border-t border-line px-4 py-3 text-13 text-ink-2">
      {audit.calls === 0 ? (
        <p>
          There are no calls here, so nothing could be looked for: aggregate rows name no tier asked
          for.
        </p>
      ) : null}
      {audit.clean.length === 0 ? null : (
        <>
          <p className="text-ink-3">
            Looked for and not found
            {saysNothing ? ", as far as calls say which tier they asked for:" : ":"}
          </p>
          <ul className="mt-1 grid gap-x-6 gap-y-0.5 sm:grid-cols-2">
            {audit.clean.map(({ id, title }) => (
              <li key={id} className="flex items-start gap-1.5">
                <Check size={13} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />
                {title}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-2 text-12 text-ink-3 normal-nums first:mt-0">{searchWords(audit.twins)}</p>
    </div>
  );
}

/** All that the records show and should not, with its dollars, its calls and what to do. */
export function FindingsPanel({
  page,
  asked,
}: {
  readonly page: PageContext;
  readonly asked: AskedAudit;
}) {
  const { audit, pending, path, problem } = asked;
  if (!audit) {
    return (
      <Panel title="Findings">
        {problem ? (
          <p className="text-13 text-ink-2">{problem.message}</p>
        ) : (
          <Skeleton className="h-60" />
        )}
      </Panel>
    );
  }
  const table = () => findingsTable(audit);
  const title = "Findings";
  return (
    <Panel
      flush
      title="Findings"
      note="What cost more than it should first. One call may be part of several: they do not add up."
      actions={
        <>
          <TableFiles {...{ id: "audit", title, table, marks: page.marks, json: path }} />
          <TablePng {...{ id: "audit", title, table, covers: page.covers }} />
        </>
      }
    >
      <div aria-busy={pending} className={pending ? "opacity-60 transition-opacity" : undefined}>
        {audit.findings.length === 0 ? (
          <p className="px-4 pb-3 text-14">Nothing was found that should not be so.</p>
        ) : (
          <ul>
            {audit.findings.map((finding) => (
              <FindingItem key={finding.id} finding={finding} page={page} />
            ))}
          </ul>
        )}
        <Clean audit={audit} />
      </div>
    </Panel>
  );
}

"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { MATCHED_FIELDS } from "../../lib/analytics/workload-rule.ts";
import type { OwnWorkload } from "../../lib/wire/workloads.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { TextButton } from "../ui/text-link.tsx";
import type { WorkloadChange, WorkloadsAsked } from "./use-workloads.ts";

interface RulesPanelProps {
  readonly asked: WorkloadsAsked;
  readonly onOpen: (name: string) => void;
  readonly onNew: () => void;
}

interface Deleted {
  readonly workload: OwnWorkload;
  readonly place: number;
}

const FIELD_WORDS = {
  project: "project",
  apiKey: "key",
  endpoint: "endpoint",
  model: "model",
  workload: "source's workload",
} as const;

function ruleWords({ match }: OwnWorkload): string {
  return MATCHED_FIELDS.flatMap((field) => {
    const names = match[field];
    return names ? [`${FIELD_WORDS[field]} ${names.join(" or ")}`] : [];
  }).join(", and ");
}

const moved = (ids: readonly number[], from: number, to: number): number[] => {
  const others = ids.filter((_, place) => place !== from);
  const id = ids[from];
  return id === undefined ? [...ids] : [...others.slice(0, to), id, ...others.slice(to)];
};

function useRules({ report, change }: WorkloadsAsked) {
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const rules = report?.rules ?? [];
  const ids = rules.map(({ id }) => id);

  async function run(wish: WorkloadChange): Promise<readonly OwnWorkload[] | null> {
    setBusy(true);
    const done = await change(wish);
    setBusy(false);
    setProblem(done.ok ? null : done.error.message);
    return done.ok ? done.value : null;
  }

  return {
    ...{ rules, deleted, problem, busy },
    move: (place: number, to: number) => run({ kind: "order", order: moved(ids, place, to) }),
    async remove(workload: OwnWorkload, place: number) {
      if (await run({ kind: "delete", id: workload.id })) setDeleted({ workload, place });
    },
    async undo({ workload: { id: _, ...workload }, place }: Deleted) {
      const after = await run({ kind: "create", workload });
      if (!after) return;
      setDeleted(null);
      const kept = after.map(({ id }) => id);
      if (place < kept.length - 1) {
        await run({ kind: "order", order: moved(kept, kept.length - 1, place) });
      }
    },
  };
}

function Undo({
  deleted,
  busy,
  onUndo,
}: {
  readonly deleted: Deleted;
  readonly busy: boolean;
  readonly onUndo: () => void;
}) {
  return (
    <div className="mb-3">
      <Notice
        live
        actions={
          <Button size="small" disabled={busy} onClick={onUndo}>
            Undo
          </Button>
        }
      >
        The rule of {deleted.workload.name} is gone; its records are called as before it.
      </Notice>
    </div>
  );
}

interface RuleRowProps {
  readonly rule: OwnWorkload;
  readonly place: number;
  readonly isLast: boolean;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onMove: (to: number) => void;
  readonly onDelete: () => void;
}

/** A rule in its place, and how to move it or take it away. */
function RuleRow({ rule, place, isLast, busy, onOpen, onMove, onDelete }: RuleRowProps) {
  return (
    <li className="flex items-center gap-2 border-b border-line py-1 last:border-b-0">
      <span className="w-5 shrink-0 text-right text-ink-3">{place + 1}</span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        <TextButton onClick={onOpen}>{rule.name}</TextButton>{" "}
        <span className="text-ink-3">{ruleWords(rule)}</span>
      </span>
      <Button
        size="small"
        look="quiet"
        aria-label={`Move ${rule.name} up`}
        disabled={busy || place === 0}
        onClick={() => onMove(place - 1)}
      >
        <ArrowUp size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Move ${rule.name} down`}
        disabled={busy || isLast}
        onClick={() => onMove(place + 1)}
      >
        <ArrowDown size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Delete the rule of ${rule.name}`}
        disabled={busy}
        onClick={onDelete}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}

/** The user's rules in their order: the first that fits a record gives it its workload. */
export function RulesPanel({ asked, onOpen, onNew }: RulesPanelProps) {
  const { rules, deleted, problem, busy, move, remove, undo } = useRules(asked);
  return (
    <Panel
      title="Your rules"
      note={
        rules.length === 0
          ? "None yet. Workloads are those that your sources name."
          : "The first rule that fits a record gives it its workload, on every page. Where none fits, the source's own word stands."
      }
      actions={
        <Button size="small" onClick={onNew}>
          New workload…
        </Button>
      }
    >
      {deleted ? <Undo deleted={deleted} busy={busy} onUndo={() => void undo(deleted)} /> : null}
      {problem ? (
        <p role="alert" className="mb-3 text-13 text-loss">
          {problem}
        </p>
      ) : null}
      <ol className="flex flex-col gap-1 text-13">
        {rules.map((rule, place) => (
          <RuleRow
            key={rule.id}
            {...{ rule, place, busy }}
            isLast={place === rules.length - 1}
            onOpen={() => onOpen(rule.name)}
            onMove={(to) => void move(place, to)}
            onDelete={() => void remove(rule, place)}
          />
        ))}
      </ol>
    </Panel>
  );
}

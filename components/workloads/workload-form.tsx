"use client";
import { useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import type { Advice, NewWorkload } from "../../lib/wire/workloads.ts";
import type { PageContext } from "../answers/page-context.ts";
import type { RequestProblem } from "../api/request-json.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PlaybookFields } from "./playbook-fields.tsx";
import { PreviewView } from "./preview-view.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { usePreview } from "./use-preview.ts";
import {
  DEADLINE_UNITS,
  type DraftProblems,
  draftOf,
  draftProblems,
  type WorkloadDraft,
  workloadOfDraft,
} from "./workload-draft.ts";

interface WorkloadFormProps {
  readonly page: PageContext;
  readonly start: NewWorkload;
  /** The rule that is changed; `null`: a new one. */
  readonly id: number | null;
  /** What the workload is called now; `null`: a new one. */
  readonly now: string | null;
  readonly advice: Advice | null;
  /** Names of the other rules. */
  readonly others: readonly string[];
  readonly onSave: (workload: NewWorkload) => Promise<Result<unknown, RequestProblem>>;
  readonly onClose: () => void;
}

interface PartProps {
  readonly draft: WorkloadDraft;
  readonly problems: DraftProblems;
  readonly put: (part: Partial<WorkloadDraft>) => void;
}

function WaitingFields({ draft, problems, put }: PartProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-14 font-semibold">How long it may take</legend>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField
          label="Deadline, if any"
          inputMode="decimal"
          placeholder="none"
          value={draft.deadline}
          problem={problems.deadline ?? null}
          onChange={({ target }) => put({ deadline: target.value })}
        />
        <SelectField
          label="Unit"
          value={draft.deadlineUnit}
          onChange={({ target }) => {
            const unit = Object.keys(DEADLINE_UNITS).find((one) => one === target.value);
            if (unit === "seconds" || unit === "minutes" || unit === "hours") {
              put({ deadlineUnit: unit });
            }
          }}
        >
          {Object.keys(DEADLINE_UNITS).map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </SelectField>
        <TextField
          label="An hour of one call's waiting costs, USD"
          inputMode="decimal"
          placeholder="not said"
          value={draft.delayValue}
          problem={problems.delayValue ?? null}
          onChange={({ target }) => put({ delayValue: target.value })}
        />
      </div>
    </fieldset>
  );
}

function RulePart({
  choices,
  draft,
  problems,
  put,
}: PartProps & { readonly choices: FilterChoices }) {
  return (
    <>
      <TextField
        label="Name"
        maxLength={100}
        value={draft.name}
        problem={problems.name ?? null}
        onChange={({ target }) => put({ name: target.value })}
      />
      <RuleFields
        names={draft.names}
        choices={choices}
        problem={problems.match}
        onChange={(names) => put({ names })}
      />
    </>
  );
}

function Questions({
  advice,
  draft,
  problems,
  put,
}: PartProps & { readonly advice: Advice | null }) {
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="text-14 font-semibold">Can it wait?</h3>
        {advice ? <p className="text-13 text-ink-2">{advice.reason}</p> : null}
        <PlaybookFields
          advice={advice}
          answers={draft.answers}
          onChange={(answers) => put({ answers })}
        />
      </section>
      <WaitingFields draft={draft} problems={problems} put={put} />
    </>
  );
}

/** A workload's questions, deadline and rule in one form; what the rule fits is told before it is kept. */
export function WorkloadForm(props: WorkloadFormProps) {
  const { page, start, id, now, advice, others, onSave, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(start));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const workload = workloadOfDraft(draft);
  const found = draftProblems(draft, others);
  const problems = tried ? found : {};
  const preview = usePreview(
    { id, name: workload.name || "new", match: workload.match },
    page.filters,
  );
  const put = (part: Partial<WorkloadDraft>) => setDraft((before) => ({ ...before, ...part }));

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const saved = await onSave(workload);
    setBusy(false);
    setRefused(saved.ok ? null : saved.error.message);
  }

  const questions = <Questions {...{ advice, draft, problems, put }} />;
  const rule = (
    <>
      <RulePart choices={page.frame.choices} draft={draft} problems={problems} put={put} />
      <PreviewView state={preview} now={now} />
    </>
  );

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {now === null ? rule : questions}
      {now === null ? questions : rule}
      {refused ? (
        <p role="alert" className="text-13 text-loss">
          {refused}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {id === null ? "Keep this workload" : "Keep the changes"}
        </Button>
      </div>
    </form>
  );
}

"use client";
import { Bookmark, Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { PageContext } from "../answers/page-context.ts";
import { copyText } from "../download/copy-text.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { Button } from "../ui/button.tsx";
import { Popup } from "../ui/popup.tsx";
import { BESIDE } from "./beside.ts";
import type { Evaluation } from "./evaluate.ts";
import { NameForm } from "./name-form.tsx";
import { createScenario, updateScenario, useSavedScenarios } from "./saved-scenarios.ts";
import { copyName, nameOf, type SavedState, savedStateOf } from "./saved-state.ts";
import { keptQuery, linkHref, savedDraft } from "./scenario-address.ts";
import { type Draft, draftText } from "./scenario-file.ts";
import { ScenarioFiles } from "./scenario-files.tsx";

const fetchBox = () => import("./saved-box.tsx").then((file) => file.SavedBox);
const SavedBox = dynamic(fetchBox, { ssr: false });

/** How the scenario in sight stands to what was saved. */
function StateWords({ state }: { readonly state: SavedState }) {
  switch (state.kind) {
    case "today":
      return <>Today's behaviour</>;
    case "unsaved":
      return state.name === "" ? (
        <>Not saved; its address holds it</>
      ) : (
        <>
          <strong className="font-semibold text-ink">{state.name}</strong>, not saved
        </>
      );
    case "saved":
    case "changed":
      return (
        <>
          <strong className="font-semibold text-ink">{state.saved.name}</strong>,{" "}
          {state.kind === "saved" ? "saved" : "changed since it was saved"}
          {state.isOtherRecords ? "; saved under other filters" : ""}
        </>
      );
  }
}

interface SavingProps {
  readonly draft: Draft;
  readonly query: string;
  readonly state: SavedState;
  readonly onChange: (draft: Draft) => void;
  readonly say: (words: string) => void;
}

/** What can be saved now: the change, the filters in sight, or a scenario under a name of its own. */
function Saving({ draft, query, state, onChange, say }: SavingProps) {
  const { scenarios } = useSavedScenarios();
  const [isNaming, setNaming] = useState(false);
  if (state.kind === "today") return null;
  const { saved: known, isOtherRecords } =
    state.kind === "unsaved" ? { saved: null, isOtherRecords: false } : state;
  if (isNaming) {
    return (
      <NameForm
        name={known === null ? nameOf(draft) : copyName(known.name, scenarios ?? [])}
        verb="Save"
        keep={(name) => createScenario({ name, file: { ...draft, name }, query })}
        onDone={(name) => {
          setNaming(false);
          onChange({ ...draft, name });
          say(`${name} is saved.`);
        }}
        onCancel={() => setNaming(false)}
      />
    );
  }
  async function saveChange(): Promise<void> {
    if (known === null) return;
    const { id, name } = known;
    const kept = await updateScenario(id, { name, file: { ...draft, name }, query });
    say(kept.ok ? `${name} is saved.` : kept.error.message);
  }
  const before = known && savedDraft(known);
  const isNews = state.kind === "changed" || isOtherRecords;
  return (
    <>
      {isNews ? (
        <Button size="small" look="primary" onClick={saveChange}>
          {state.kind === "changed" ? "Save the change" : "Save with these filters"}
        </Button>
      ) : null}
      <Button
        size="small"
        look={known === null ? "primary" : "plain"}
        aria-label={known === null ? "Save this scenario" : "Save a copy of this scenario"}
        onClick={() => setNaming(true)}
      >
        {known === null ? "Save\u2026" : "Save a copy\u2026"}
      </Button>
      {state.kind === "changed" && before !== null ? (
        <Button size="small" look="quiet" onClick={() => onChange(before)}>
          Back to what was saved
        </Button>
      ) : null}
    </>
  );
}

interface ScenarioBarProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly evaluation: Evaluation | null;
  readonly onChange: (draft: Draft) => void;
}

/** The scenario as a thing: its name, whether it is saved, those that are, its link and its files. */
export function ScenarioBar({ page, draft, evaluation, onChange }: ScenarioBarProps) {
  const { scenarios } = useSavedScenarios();
  const [beside] = usePageParameter(BESIDE);
  const [said, say] = useState("");
  const edited = draftText({ ...draft, name: undefined });
  const [of, setOf] = useState(edited);
  if (of !== edited) {
    // What was said was said of the scenario before the edit.
    setOf(edited);
    say("");
  }
  const query = keptQuery(page.filters);
  const state = savedStateOf(draft, query, scenarios ?? []);

  async function copyLink(): Promise<void> {
    const { href } = new URL(linkHref(page.filters, draft, beside), window.location.href);
    say(
      (await copyText(href))
        ? "The link is copied: it holds the scenario and its filters."
        : "The browser does not let this page copy. Take the address from its own bar.",
    );
  }

  return (
    <section
      aria-label="This scenario"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-line bg-panel px-3 py-2"
    >
      <p className="min-w-0 text-13 text-ink-2 wrap-anywhere">
        {scenarios === null ? "\u2026" : <StateWords state={state} />}
      </p>
      <div className="no-print flex min-w-0 grow flex-wrap items-center gap-2">
        {scenarios === null ? null : <Saving {...{ draft, query, state, onChange, say }} />}
        <span role="status" className="min-w-0 text-12 text-ink-3 empty:hidden wrap-anywhere">
          {said}
        </span>
        <span className="ml-auto flex flex-wrap items-center gap-1">
          <SavedPopup count={scenarios?.length ?? 0}>
            {(close) => <SavedBox {...{ draft, close, onChange }} zone={page.filters.zone} />}
          </SavedPopup>
          {state.kind === "today" ? null : (
            <Button
              size="small"
              look="quiet"
              aria-label="Copy the link to this scenario"
              onClick={copyLink}
            >
              <Link2 size={14} aria-hidden />
              Copy the link
            </Button>
          )}
          {draft.workloads.length === 0 ? null : <ScenarioFiles {...{ page, draft, evaluation }} />}
        </span>
      </div>
    </section>
  );
}

function SavedPopup({
  count,
  children,
}: {
  readonly count: number;
  readonly children: (close: () => void) => ReactNode;
}) {
  const trigger = (
    <>
      <Bookmark size={14} aria-hidden className="text-ink-3" />
      Saved scenarios <span className="text-ink-3">{count}</span>
    </>
  );
  return (
    <Popup label={`Saved scenarios ${count}`} trigger={trigger} prepare={fetchBox}>
      {children}
    </Popup>
  );
}

"use client";
import { useState } from "react";
import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { BESIDE, besideText, MOST_BESIDE, readBeside } from "./beside.ts";
import { SavedRow } from "./saved-row.tsx";
import {
  askSavedScenarios,
  createScenario,
  deleteScenario,
  useSavedScenarios,
} from "./saved-scenarios.ts";
import { nameOf } from "./saved-state.ts";
import { savedDraft } from "./scenario-address.ts";
import type { Draft } from "./scenario-file.ts";

interface SavedBoxProps {
  readonly draft: Draft;
  readonly zone: string;
  readonly close: () => void;
  readonly onChange: (draft: Draft) => void;
}

/** Deletes scenarios and brings them back, with words for what happened. */
function useRemoval() {
  const [said, setSaid] = useState("");
  const [deleted, setDeleted] = useState<SavedScenario | null>(null);
  const say = (words: string) => {
    setSaid(words);
    setDeleted(null);
  };

  async function remove(saved: SavedScenario): Promise<void> {
    const gone = await deleteScenario(saved.id);
    setSaid(gone.ok ? `${saved.name} is deleted.` : gone.error.message);
    setDeleted(gone.ok ? saved : null);
  }

  async function undo({ name, file, query }: SavedScenario): Promise<void> {
    const back = await createScenario({ name, file, query });
    say(back.ok ? `${name} is back.` : back.error.message);
  }

  return { said, say, deleted, remove, undo };
}

/** The saved scenarios: open, put beside, share, duplicate, rename, delete. */
export function SavedBox({ draft, zone, close, onChange }: SavedBoxProps) {
  const { scenarios, problem } = useSavedScenarios();
  const { said, say, deleted, remove, undo } = useRemoval();
  const [text, setText] = usePageParameter(BESIDE);
  const beside = readBeside(text);
  const open = nameOf(draft);
  const all = scenarios ?? [];

  const besideOf = (saved: SavedScenario): (() => void) | null => {
    const other = savedDraft(saved);
    if (other === null || beside.length >= MOST_BESIDE) return null;
    return () => {
      setText(besideText([...beside, other]));
      say(`${saved.name} stands beside the scenario in sight.`);
    };
  };

  return (
    <div className="w-96 max-w-full p-3">
      {problem ? (
        <Notice kind="warn" live actions={<Button onClick={askSavedScenarios}>Try again</Button>}>
          {problem.message}
        </Notice>
      ) : null}
      {scenarios !== null && all.length === 0 ? (
        <p className="text-13 text-ink-3">
          None is saved yet. A scenario is saved by its name, with the filters in sight.
        </p>
      ) : null}
      <ul className="scroll-box max-h-[min(24rem,50dvh)] [&>li:first-child]:border-t-0">
        {all.map((saved) => (
          <SavedRow
            key={saved.id}
            {...{ saved, all, zone, say }}
            isOpen={saved.name === open}
            onBeside={besideOf(saved)}
            onFollow={close}
            onRenamed={(name) => {
              if (saved.name === open) onChange({ ...draft, name });
              say(`${saved.name} is now ${name}.`);
            }}
            onDelete={() => void remove(saved)}
          />
        ))}
      </ul>
      <div role="status" className="flex items-center gap-2 text-12 text-ink-2">
        <span className="min-w-0 flex-1 wrap-anywhere">{said}</span>
        {deleted ? (
          <Button size="small" onClick={() => void undo(deleted)}>
            Undo
          </Button>
        ) : null}
      </div>
    </div>
  );
}

"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { askSavedViews, changeSavedViews, useSavedViews } from "./saved-views.ts";
import { viewQuery } from "./view-address.ts";
import { ViewForm } from "./view-form.tsx";
import { ViewRow } from "./view-row.tsx";

interface ListProps {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly row: (view: SavedView) => ReactNode;
}

function ViewList({ title, views, row }: ListProps) {
  if (views.length === 0) return null;
  return (
    <section className="mb-3">
      <h2 className="text-12 text-ink-3">{title}</h2>
      <ul className="mt-1">{views.map(row)}</ul>
    </section>
  );
}

function Problem({ message }: { readonly message: string }) {
  return (
    <div className="mb-3">
      <Notice kind="warn" live actions={<Button onClick={askSavedViews}>Try again</Button>}>
        {message}
      </Notice>
    </div>
  );
}

/** What the menu says after a press, and the way back from a deletion. */
function Said({ words, onUndo }: { readonly words: string; readonly onUndo: (() => void) | null }) {
  return (
    <div role="status" className="flex items-center gap-2 text-12 text-ink-2">
      <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
      {onUndo ? (
        <Button size="small" onClick={onUndo}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}

/** Deletes views and brings them back, with words for what happened. */
function useViewChanges() {
  const [said, setSaid] = useState("");
  const [deleted, setDeleted] = useState<SavedView | null>(null);
  const say = (words: string) => {
    setSaid(words);
    setDeleted(null);
  };

  async function remove(view: SavedView): Promise<void> {
    const gone = await changeSavedViews({ kind: "delete", id: view.id });
    setSaid(gone.ok ? `${view.name} is deleted.` : gone.error.message);
    setDeleted(gone.ok ? view : null);
  }

  async function undo({ id: _, ...view }: SavedView): Promise<void> {
    const back = await changeSavedViews({ kind: "create", view });
    say(back.ok ? `${view.name} is back.` : back.error.message);
  }

  return { said, say, deleted, remove, undo };
}

/** The saved views, this page's first, and the place to save what is shown. */
export function ViewsBox({ close }: { readonly close: () => void }) {
  const path = usePathname();
  const query = viewQuery(useSearchParams().toString());
  const { views, problem } = useSavedViews();
  const { said, say, deleted, remove, undo } = useViewChanges();
  const [forms, setForms] = useState(0);
  const row = (view: SavedView) => (
    <ViewRow
      key={view.id}
      view={view}
      here={{ path, query }}
      onFollow={close}
      onDelete={() => void remove(view)}
      say={say}
    />
  );
  const known = views ?? [];
  return (
    <div className="w-80 max-w-full">
      {problem ? <Problem message={problem.message} /> : null}
      <div className="scroll-box max-h-[min(18rem,40dvh)]">
        <ViewList
          title="Saved views of this page"
          views={known.filter((view) => view.path === path)}
          row={row}
        />
        <ViewList
          title="Of other pages"
          views={known.filter((view) => view.path !== path)}
          row={row}
        />
      </div>
      <Said words={said} onUndo={deleted ? () => void undo(deleted) : null} />
      <section className="mt-2 border-t border-line pt-3 first:border-t-0">
        <h2 className="mb-2 text-13 font-semibold">Save what is shown</h2>
        <ViewForm
          key={forms}
          view={{ name: "", path, query, isDefault: false }}
          verb="Save the view"
          changeOf={(view) => ({ kind: "create", view })}
          onDone={({ name }) => {
            setForms(forms + 1);
            say(`${name} is saved.`);
          }}
        />
      </section>
    </div>
  );
}

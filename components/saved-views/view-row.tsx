"use client";
import { Link2, Pencil, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { copyText } from "../download/copy-text.ts";
import { Button } from "../ui/button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { isSameView, viewHref } from "./view-address.ts";
import { pageName, ViewForm } from "./view-form.tsx";

interface ViewRowProps {
  readonly view: SavedView;
  /** The page in sight and its parameters. */
  readonly here: Pick<SavedView, "path" | "query">;
  readonly onFollow: () => void;
  readonly onDelete: () => void;
  readonly say: (words: string) => void;
}

/** The way to a view; under it what its name does not tell. */
function ViewLink({ view, here, onFollow }: Pick<ViewRowProps, "view" | "here" | "onFollow">) {
  const { name, path, isDefault } = view;
  const isHere = isSameView(view, here);
  return (
    <span className="min-w-0 flex-1">
      <TextLink
        href={viewHref(view)}
        aria-current={isHere ? "true" : undefined}
        className="block truncate py-0.5 text-13 aria-[current]:font-semibold"
        title={name}
        onClick={onFollow}
      >
        {name}
      </TextLink>
      {path === here.path && !isDefault ? null : (
        <span className="block text-12 text-ink-3">
          {path === here.path ? "" : pageName(path)}
          {path !== here.path && isDefault ? ", " : ""}
          {isDefault ? "opens by itself" : ""}
        </span>
      )}
    </span>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly title: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function RowButton({ label, title, onPress, children }: RowButtonProps) {
  return (
    <Button size="small" look="quiet" aria-label={label} title={title} onClick={onPress}>
      {children}
    </Button>
  );
}

/** One saved view: the way to it, its link, and its name to change or delete. */
export function ViewRow({ view, here, onFollow, onDelete, say }: ViewRowProps) {
  const [editing, setEditing] = useState(false);
  const { name } = view;

  async function copyLink(): Promise<void> {
    const isCopied = await copyText(new URL(viewHref(view), window.location.href).href);
    say(
      isCopied
        ? `The link to ${name} is copied.`
        : "The browser does not let this page copy. Open the view and take its address.",
    );
  }

  if (editing) {
    return (
      <li className="border-t border-line py-2">
        <ViewForm
          view={view}
          shown={view.path === here.path && !isSameView(view, here) ? here.query : null}
          verb="Keep"
          changeOf={(changed) => ({ kind: "update", id: view.id, view: changed })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex items-center gap-0.5 border-t border-line py-1">
      <ViewLink view={view} here={here} onFollow={onFollow} />
      <RowButton label={`Copy the link to ${name}`} title="Copy the link" onPress={copyLink}>
        <Link2 size={14} aria-hidden />
      </RowButton>
      <RowButton label={`Change ${name}`} title="Rename or change" onPress={() => setEditing(true)}>
        <Pencil size={13} aria-hidden />
      </RowButton>
      <RowButton label={`Delete ${name}`} title="Delete" onPress={onDelete}>
        <X size={14} aria-hidden />
      </RowButton>
    </li>
  );
}

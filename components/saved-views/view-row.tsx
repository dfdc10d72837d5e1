"use client";
import { Link2, Pencil, X } from "lucide-react";
import { useState } from "react";
import type { SavedView } from "../../lib/wire/saved-views.ts";
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

/** One saved view: the way to it, its link, and its name to change or delete. */
export function ViewRow({ view, here, onFollow, onDelete, say }: ViewRowProps) {
  const [editing, setEditing] = useState(false);
  const { name, path, isDefault } = view;
  const isHere = isSameView(view, here);

  async function copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(new URL(viewHref(view), window.location.href).href);
      say(`The link to ${name} is copied.`);
    } catch {
      say("The browser does not let this page copy. Open the view and take its address.");
    }
  }

  if (editing) {
    return (
      <li className="border-t border-line py-2">
        <ViewForm
          view={view}
          shown={path === here.path && !isHere ? here.query : null}
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
      <Button
        size="small"
        look="quiet"
        aria-label={`Copy the link to ${name}`}
        title="Copy the link"
        onClick={copyLink}
      >
        <Link2 size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Change ${name}`}
        title="Rename or change"
        onClick={() => setEditing(true)}
      >
        <Pencil size={13} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Delete ${name}`}
        title="Delete"
        onClick={onDelete}
      >
        <X size={14} aria-hidden />
      </Button>
    </li>
  );
}

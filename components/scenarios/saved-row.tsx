"use client";
import { Columns2, Copy, Link2, Pencil, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { copyText } from "../download/copy-text.ts";
import { formatDayOf } from "../format/moment.ts";
import { Button } from "../ui/button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { NameForm } from "./name-form.tsx";
import { createScenario, updateScenario } from "./saved-scenarios.ts";
import { copyName } from "./saved-state.ts";
import { renamedFile, savedDraft, savedHref } from "./scenario-address.ts";
import { scenarioTitle } from "./scenario-title.ts";

interface RowButtonProps {
  readonly label: string;
  readonly title: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function RowButton({ label, title, disabled, onPress, children }: RowButtonProps) {
  return (
    <Button
      size="small"
      look="quiet"
      className="px-1.5"
      aria-label={label}
      {...{ title, disabled }}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

/** Filters of an address as they read: "period 30d, project search". */
const queryWords = (query: string): string =>
  query === ""
    ? "all records"
    : [...new URLSearchParams(query)].map((pair) => pair.join(" ")).join(", ");

interface SavedRowProps {
  readonly saved: SavedScenario;
  readonly all: readonly SavedScenario[];
  readonly zone: string;
  readonly isOpen: boolean;
  /** `null` where no more can stand beside the one in sight. */
  readonly onBeside: (() => void) | null;
  readonly onFollow: () => void;
  readonly onRenamed: (name: string) => void;
  readonly onDelete: () => void;
  readonly say: (words: string) => void;
}

/** The way to a saved scenario; under it what its name does not tell. */
function SavedLink({
  saved,
  zone,
  isOpen,
  onFollow,
}: Pick<SavedRowProps, "saved" | "zone" | "isOpen" | "onFollow">) {
  const { name, query, savedUs } = saved;
  const draft = savedDraft(saved);
  return (
    <span className="min-w-0 flex-1">
      <TextLink
        href={savedHref(saved)}
        aria-current={isOpen ? "true" : undefined}
        className="block truncate text-13 aria-[current]:font-semibold"
        title={name}
        onClick={onFollow}
      >
        {name}
      </TextLink>
      <span className="block text-12 text-ink-3 wrap-anywhere">
        {draft === null || draft.workloads.length === 0 ? "today" : scenarioTitle(draft)};{" "}
        {queryWords(query)}; saved {formatDayOf(savedUs, zone)}
      </span>
    </span>
  );
}

interface RowActionsProps
  extends Pick<SavedRowProps, "saved" | "all" | "onBeside" | "onDelete" | "say"> {
  readonly onRename: () => void;
}

function RowActions({ saved, all, onBeside, onDelete, say, onRename }: RowActionsProps) {
  const { name, query } = saved;

  async function copyLink(): Promise<void> {
    const isCopied = await copyText(new URL(savedHref(saved), window.location.href).href);
    say(
      isCopied
        ? `The link to ${name} is copied.`
        : "The browser does not let this page copy. Open the scenario and take its address.",
    );
  }

  async function duplicate(): Promise<void> {
    const copy = copyName(name, all);
    const made = await createScenario({ name: copy, file: renamedFile(saved, copy), query });
    say(made.ok ? `${copy} is saved.` : made.error.message);
  }

  return (
    <span className="flex shrink-0">
      <RowButton
        label={`Put ${name} beside`}
        title={onBeside ? "Put beside the scenario in sight" : "Four stand side by side at most"}
        disabled={onBeside === null}
        onPress={() => onBeside?.()}
      >
        <Columns2 size={13} aria-hidden />
      </RowButton>
      <RowButton label={`Copy the link to ${name}`} title="Copy the link" onPress={copyLink}>
        <Link2 size={14} aria-hidden />
      </RowButton>
      <RowButton label={`Duplicate ${name}`} title="Duplicate" onPress={duplicate}>
        <Copy size={13} aria-hidden />
      </RowButton>
      <RowButton label={`Rename ${name}`} title="Rename" onPress={onRename}>
        <Pencil size={13} aria-hidden />
      </RowButton>
      <RowButton label={`Delete ${name}`} title="Delete" onPress={onDelete}>
        <X size={14} aria-hidden />
      </RowButton>
    </span>
  );
}

/** One saved scenario: the way to it, and what can be done with it. */
export function SavedRow({ saved, zone, isOpen, onFollow, onRenamed, ...rest }: SavedRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) {
    const { id, name, query } = saved;
    return (
      <li className="border-t border-line py-2">
        <NameForm
          name={name}
          verb="Rename"
          keep={(wish) => updateScenario(id, { name: wish, file: renamedFile(saved, wish), query })}
          onDone={(wish) => {
            setRenaming(false);
            onRenamed(wish);
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex items-start gap-2 border-t border-line py-1.5">
      <SavedLink {...{ saved, zone, isOpen, onFollow }} />
      <RowActions saved={saved} {...rest} onRename={() => setRenaming(true)} />
    </li>
  );
}

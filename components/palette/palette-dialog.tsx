"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import { viewQuery } from "../saved-views/view-address.ts";
import { ViewForm } from "../saved-views/view-form.tsx";
import type { Command, PaletteStep } from "./command.ts";
import { CommandList } from "./command-list.tsx";
import { useCommands } from "./use-commands.ts";

interface PaletteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onHelp: () => void;
  /** Tells what was done, where nothing in sight does. */
  readonly say: (words: string) => void;
}

function listName(list: string): string {
  const label = LIST_FILTERS.find(({ key }) => key === list)?.label ?? list;
  return label.startsWith("API") ? label : label.toLowerCase();
}

interface StepsProps extends Omit<PaletteDialogProps, "open"> {
  /** Does what a command means once the palette is gone, so that what it opens keeps the focus. */
  readonly later: (work: () => void) => void;
}

function Steps({ onOpenChange, onHelp, say, later }: StepsProps) {
  const [step, setStep] = useState<PaletteStep | null>(null);
  const { all, valuesOf } = useCommands({ openHelp: onHelp, say });
  const close = () => onOpenChange(false);

  function choose({ does }: Command): void {
    if (typeof does === "function") {
      later(does);
      close();
    } else setStep(does);
  }

  switch (step?.kind) {
    case "save-view":
      return (
        <div className="p-4">
          <ViewForm
            view={{
              name: "",
              path: window.location.pathname,
              query: viewQuery(window.location.search),
              isDefault: false,
            }}
            verb="Save the view"
            changeOf={(view) => ({ kind: "create", view })}
            onDone={({ name }) => {
              say(`${name} is saved.`);
              close();
            }}
            onCancel={() => setStep(null)}
          />
        </div>
      );
    case "values":
      return (
        <CommandList
          key={step.list}
          commands={valuesOf(step.list)}
          placeholder={`Filter by ${listName(step.list)}`}
          onChoose={choose}
        />
      );
    default:
      return (
        <CommandList commands={all} placeholder="Go to, filter, period, export" onChoose={choose} />
      );
  }
}

/** Everything that can be done, by name. */
export function PaletteDialog({ open, onOpenChange, onHelp, say }: PaletteDialogProps) {
  const chosen = useRef<(() => void) | null>(null);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen) return;
        chosen.current?.();
        chosen.current = null;
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="overlay fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label="Commands"
          className="overlay fixed top-[max(1rem,12dvh)] left-1/2 z-50 w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-box border border-line-strong bg-panel text-ink"
        >
          <Steps
            onOpenChange={onOpenChange}
            onHelp={onHelp}
            say={say}
            later={(work) => {
              chosen.current = work;
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef, useState } from "react";
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

interface SaveStepProps {
  readonly onCancel: () => void;
  readonly onSaved: (name: string) => void;
}

/** Asks for the name under which the page in sight is saved. */
function SaveStep({ onCancel, onSaved }: SaveStepProps) {
  const { pathname: path, search } = window.location;
  return (
    <div className="p-4">
      <ViewForm
        view={{ name: "", path, query: viewQuery(search), isDefault: false }}
        verb="Save the view"
        changeOf={(view) => ({ kind: "create", view })}
        onDone={({ name }) => onSaved(name)}
        onCancel={onCancel}
      />
    </div>
  );
}

interface StepsProps extends Omit<PaletteDialogProps, "open"> {
  /** Does what a command means once the palette is gone, so that what it opens keeps the focus. */
  readonly later: (work: () => void) => void;
}

function Steps({ onOpenChange, onHelp, say, later }: StepsProps) {
  const [step, setStep] = useState<PaletteStep | null>(null);
  const { all, valuesOf } = useCommands({ openHelp: onHelp, say });
  const box = useRef<HTMLDivElement>(null);
  const close = () => onOpenChange(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step has a field of its own
  useEffect(() => box.current?.querySelector("input")?.focus(), [step]);

  function choose({ does }: Command): void {
    if (typeof does === "function") {
      later(does);
      close();
    } else setStep(does);
  }

  return (
    <div ref={box}>
      {step === null ? (
        <CommandList commands={all} placeholder="Go to, filter, period, export" onChoose={choose} />
      ) : null}
      {step?.kind === "values" ? (
        <CommandList
          commands={valuesOf(step.list)}
          placeholder={`Filter by ${listName(step.list)}`}
          onChoose={choose}
        />
      ) : null}
      {step?.kind === "save-view" ? (
        <SaveStep
          onCancel={() => setStep(null)}
          onSaved={(name) => {
            say(`${name} is saved.`);
            close();
          }}
        />
      ) : null}
    </div>
  );
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
        <Dialog.Backdrop className="no-print overlay fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label="Commands"
          className="no-print overlay fixed top-[max(1rem,12dvh)] left-1/2 z-50 w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-box border border-line-strong bg-panel text-ink"
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

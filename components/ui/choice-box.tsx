"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { POPUP_FRAME, POPUP_TRIGGER, TriggerContent } from "./popup-trigger.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown at the right edge: how many records it stands for. */
  readonly detail?: string;
}

interface ChoiceListProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly choices: readonly Choice[];
}

export interface ManyChoicesProps extends ChoiceListProps {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

export interface OneChoiceProps extends ChoiceListProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The list is gone from the screen, so that something else may open. */
  readonly onClosed?: () => void;
}

const sameChoice = (a: Choice, b: Choice): boolean => a.value === b.value;

function ChoicePopup({ label, trigger }: Pick<ChoiceListProps, "label" | "trigger">) {
  return (
    <>
      <Combobox.Trigger className={POPUP_TRIGGER} aria-label={label}>
        <TriggerContent>{trigger}</TriggerContent>
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className="z-50">
          <Combobox.Popup aria-label={label} className={`${POPUP_FRAME} w-72`}>
            <div className="border-b border-line p-1.5">
              <Combobox.Input
                placeholder="Search"
                className="h-7 w-full rounded-mark bg-transparent px-1.5 text-13 placeholder:text-ink-3 focus:outline-none"
              />
            </div>
            <Combobox.Empty className="px-3 py-4 text-13 text-ink-3 empty:hidden">
              Nothing by that name.
            </Combobox.Empty>
            <Combobox.List className="scroll-box max-h-[min(20rem,calc(var(--available-height)-48px))] p-1 empty:p-0">
              {(choice: Choice) => (
                <Combobox.Item
                  key={choice.value}
                  value={choice}
                  className="flex h-7 cursor-pointer items-center gap-2 rounded-mark px-2 text-13 outline-none data-highlighted:bg-sunken"
                >
                  <span className="grid size-3.5 shrink-0 place-items-center text-accent">
                    <Combobox.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className="min-w-0 flex-1 truncate" title={choice.label}>
                    {choice.label}
                  </span>
                  {choice.detail ? (
                    <span className="text-12 text-ink-3">{choice.detail}</span>
                  ) : null}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </>
  );
}

/** Any number of choices from a list with search; stays open while choosing. */
export function ManyChoicesBox({ choices, values, onChange, ...popup }: ManyChoicesProps) {
  const chosen = values.map(
    (value) => choices.find((choice) => choice.value === value) ?? { value, label: value },
  );
  return (
    <Combobox.Root
      multiple
      autoHighlight // Enter takes the first match
      defaultOpen // it is drawn because it was asked for
      items={choices}
      value={chosen}
      isItemEqualToValue={sameChoice}
      onValueChange={(next) => onChange(next.map((choice) => choice.value))}
    >
      <ChoicePopup {...popup} />
    </Combobox.Root>
  );
}

/** One choice from a long list with search. */
export function OneChoiceBox({ choices, value, onChange, onClosed, ...popup }: OneChoiceProps) {
  const chosen = choices.find((choice) => choice.value === value) ?? { value, label: value };
  return (
    <Combobox.Root
      defaultOpen
      autoHighlight
      items={choices}
      value={chosen}
      isItemEqualToValue={sameChoice}
      onValueChange={(next) => {
        if (next) onChange(next.value);
      }}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) onClosed?.();
      }}
    >
      <ChoicePopup {...popup} />
    </Combobox.Root>
  );
}

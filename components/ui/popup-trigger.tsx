"use client";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

export const POPUP_TRIGGER =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control border border-line-strong bg-panel px-2 text-13 whitespace-nowrap hover:bg-sunken data-popup-open:bg-sunken";

/** The frame shared by everything that opens from the top bar. */
export const POPUP_FRAME =
  "no-print overlay max-w-(--available-width) rounded-box border border-line-strong bg-panel text-ink outline-none";

export function TriggerContent({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <ChevronDown size={13} aria-hidden className="shrink-0 text-ink-3" />
    </>
  );
}

interface PopupTriggerProps {
  readonly label: string;
  readonly opens: "listbox" | "dialog";
  readonly children: ReactNode;
  /** The pointer or the focus has arrived: a press may follow. */
  readonly onNear: () => void;
  readonly onPress: () => void;
}

/** A popup's button before the popup's code is there; it looks and reads the same. */
export function PopupTrigger({ label, opens, children, onNear, onPress }: PopupTriggerProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-haspopup={opens}
      aria-expanded={false}
      className={POPUP_TRIGGER}
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onPress}
    >
      <TriggerContent>{children}</TriggerContent>
    </button>
  );
}

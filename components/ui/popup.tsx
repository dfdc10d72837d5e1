"use client";
import { Popover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** The frame shared by everything that opens from the top bar. */
export const POPUP_FRAME =
  "overlay max-w-(--available-width) rounded-box border border-line-strong bg-panel text-ink outline-none";

interface PopupProps {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button in the top bar and what it opens under itself. */
export function Popup({ trigger, label, open, onOpenChange, children, className }: PopupProps) {
  return (
    <Popover.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Popover.Trigger className={POPUP_TRIGGER}>
        {trigger}
        <ChevronDown size={13} aria-hidden className="shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} className="z-50">
          <Popover.Popup aria-label={label} className={clsx(POPUP_FRAME, className)}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

export const POPUP_TRIGGER =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control border border-line-strong bg-panel px-2 text-13 whitespace-nowrap hover:bg-sunken data-popup-open:bg-sunken";

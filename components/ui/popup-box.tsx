"use client";
import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { POPUP_FRAME, POPUP_TRIGGER, TriggerContent } from "./popup-trigger.tsx";

export interface PopupProps {
  readonly trigger: ReactNode;
  /** Names the button and what it opens. */
  readonly label: string;
  /** Drawn once open; `close` shuts it. */
  readonly children: (close: () => void) => ReactNode;
}

interface PopupBoxProps extends PopupProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A button in the top bar and what it opens under itself. */
export function PopupBox({ trigger, label, open, onOpenChange, children }: PopupBoxProps) {
  return (
    <Popover.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Popover.Trigger className={POPUP_TRIGGER} aria-label={label}>
        <TriggerContent>{trigger}</TriggerContent>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} className="z-50">
          <Popover.Popup aria-label={label} className={POPUP_FRAME}>
            {children(() => onOpenChange(false))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

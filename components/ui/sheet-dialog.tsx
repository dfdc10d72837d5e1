"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";

export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A panel from the right edge for evidence beside the page. Escape and a press outside close it. */
export function SheetDialog({ open, onOpenChange, title, description, children }: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="overlay fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="overlay fixed inset-y-0 right-0 z-50 flex w-full max-w-[640px] flex-col border-l border-line-strong bg-panel text-ink">
          <div className="flex items-start justify-between gap-4 border-b border-line px-5 py-4">
            <div className="min-w-0">
              <Dialog.Title className="text-16 font-semibold normal-nums">{title}</Dialog.Title>
              {description ? (
                <Dialog.Description className="mt-0.5 text-13 text-ink-2 normal-nums">
                  {description}
                </Dialog.Description>
              ) : null}
            </div>
            <Dialog.Close
              aria-label="Close"
              className="-mt-1 -mr-1.5 grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section aria-label={title} tabIndex={0} className="scroll-box min-h-0 flex-1 px-5 py-4">
            {children}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

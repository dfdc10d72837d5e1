"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The verb on the button that does it. */
  readonly verb: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something is lost. */
export function ConfirmAlert(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, verb, busy = false, onConfirm } = props;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="overlay fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Popup className="overlay fixed top-1/2 left-1/2 z-50 w-[calc(100vw-32px)] max-w-md -translate-x-1/2 -translate-y-1/2 rounded-box border border-line-strong bg-panel p-5 text-ink">
          <AlertDialog.Title className="text-16 font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-13 text-ink-2">
            {children}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>Keep</Button>} />
            <Button look="danger" onClick={onConfirm} disabled={busy}>
              {verb}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { EffectPreview } from "./effect-preview.tsx";
import { useOwnNames } from "./own-names.tsx";
import { sendPriceRequest, useEffectOf } from "./use-effect-of.ts";

interface TakeBackProps {
  /** What pressing the button does, in words. */
  readonly label: string;
  readonly path: string;
}

/** Takes back something that the user added, once it was told what that changes. */
export function TakeBack({ label, path }: TakeBackProps) {
  const { refresh } = useOwnNames();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const request = { path, method: "DELETE" } as const;
  const effect = useEffectOf(open ? request : null);

  async function takeBack(): Promise<void> {
    setBusy(true);
    const left = await sendPriceRequest(request);
    setBusy(false);
    setProblem(left.ok ? null : left.error.message);
    if (!left.ok) return;
    setOpen(false);
    await refresh();
  }

  return (
    <>
      <Button
        size="small"
        look="quiet"
        aria-label={label}
        title="Take this back"
        onClick={() => setOpen(true)}
      >
        <X size={13} aria-hidden />
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`${label}?`}
        verb="Take back"
        busy={busy}
        onConfirm={takeBack}
      >
        <EffectPreview state={effect} />
        {problem ? (
          <p role="alert" className="mt-2 text-loss">
            {problem}
          </p>
        ) : null}
      </ConfirmDialog>
    </>
  );
}

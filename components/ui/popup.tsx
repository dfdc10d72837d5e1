"use client";
import { useState } from "react";
import type { PopupProps } from "./popup-box.tsx";
import { PopupTrigger } from "./popup-trigger.tsx";
import { useLoaded } from "./use-loaded.ts";

interface LazyPopupProps extends PopupProps {
  /** Fetches what the popup shows, where that comes apart too: both are there before it opens. */
  readonly prepare?: () => Promise<unknown>;
}

/** A button that opens a popup; the popup's code is loaded when the pointer or focus arrives. */
export function Popup({ prepare, ...props }: LazyPopupProps) {
  const {
    code: Box,
    load,
    want,
  } = useLoaded(async () => {
    const [file] = await Promise.all([import("./popup-box.tsx"), prepare?.()]);
    return file.PopupBox;
  });
  const [open, setOpen] = useState(true); // the box is first drawn because it was asked for
  if (Box) return <Box {...props} open={open} onOpenChange={setOpen} />;
  return (
    <PopupTrigger label={props.label} opens="dialog" onNear={load} onPress={want}>
      {props.trigger}
    </PopupTrigger>
  );
}

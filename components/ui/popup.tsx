"use client";
import { useState } from "react";
import type { PopupProps } from "./popup-box.tsx";
import { PopupTrigger } from "./popup-trigger.tsx";
import { useLoaded } from "./use-loaded.ts";

const fetchBox = () => import("./popup-box.tsx").then((file) => file.PopupBox);

/** A button that opens a popup; the popup's code is loaded when the pointer or focus arrives. */
export function Popup(props: PopupProps) {
  const { code: Box, load, want } = useLoaded(fetchBox);
  const [open, setOpen] = useState(true); // the box is first drawn because it was asked for
  if (Box) return <Box {...props} open={open} onOpenChange={setOpen} />;
  return (
    <PopupTrigger label={props.label} opens="dialog" onNear={load} onPress={want}>
      {props.trigger}
    </PopupTrigger>
  );
}

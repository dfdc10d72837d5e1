"use client";
import dynamic from "next/dynamic";
import type { ConfirmDialogProps } from "./confirm-alert.tsx";

const ConfirmAlert = dynamic(
  () => import("./confirm-alert.tsx").then((file) => file.ConfirmAlert),
  { ssr: false },
);

/** Asks before something is lost; its code is loaded when first asked. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <ConfirmAlert {...props} /> : null;
}

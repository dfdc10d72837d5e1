"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SheetProps } from "./sheet-dialog.tsx";

const SheetDialog = dynamic(() => import("./sheet-dialog.tsx").then((file) => file.SheetDialog), {
  ssr: false,
});

/** A panel from the right edge for evidence beside the page; its code is loaded when first opened. */
export function Sheet(props: SheetProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return wanted ? <SheetDialog {...props} /> : null;
}

"use client";
import { createContext, useContext } from "react";
import type { MappingFault } from "../../lib/formats/format.ts";

const Fault = createContext<MappingFault | null>(null);

/** Lets the fields of an editor know where the mapping's fault lies. */
export const MappingFaultProvider = Fault.Provider;

/** Marks a field of the editor by its place in the mapping, and as wrong where the fault lies there. */
export function useFaultMark() {
  const fault = useContext(Fault);
  return (place: string) => ({
    "data-place": place,
    "aria-invalid": fault?.places.includes(place) === true ? true : undefined,
  });
}

/** Puts the cursor into the field of a place; false where the editor shows none. */
export function focusPlace(editor: HTMLElement | null, place: string | undefined): boolean {
  const field = editor?.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (!field) return false;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.focus();
  return true;
}

"use client";
import type { ManyChoicesProps, OneChoiceProps } from "./choice-box.tsx";
import { PopupTrigger } from "./popup-trigger.tsx";
import { useLoaded } from "./use-loaded.ts";

const fetchBoxes = () => import("./choice-box.tsx");

/** Any number of choices from a list with search; its code is loaded when the pointer or focus arrives. */
export function ManyChoices(props: ManyChoicesProps) {
  const { code, load, want } = useLoaded(fetchBoxes);
  if (code) return <code.ManyChoicesBox {...props} />;
  return (
    <PopupTrigger label={props.label} opens="listbox" onNear={load} onPress={want}>
      {props.trigger}
    </PopupTrigger>
  );
}

/** One choice from a long list with search; loaded likewise. */
export function OneChoice(props: OneChoiceProps) {
  const { code, load, want } = useLoaded(fetchBoxes);
  if (code) return <code.OneChoiceBox {...props} />;
  return (
    <PopupTrigger label={props.label} opens="listbox" onNear={load} onPress={want}>
      {props.trigger}
    </PopupTrigger>
  );
}

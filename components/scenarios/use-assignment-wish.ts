"use client";
import { useSettledParameter } from "../filters/use-settled-parameter.ts";
import { ASSIGN } from "./assign-parameter.ts";
import { type AssignmentWish, readWish, wishText } from "./assignment-wish.ts";

const PARAMETER = { name: ASSIGN, read: readWish, write: wishText };

/** What the address asks to assign, and how to change it: edits count at once, a link asks the same. */
export function useAssignmentWish(): [
  AssignmentWish | null,
  (wish: AssignmentWish | null) => void,
] {
  const { value, change } = useSettledParameter(PARAMETER);
  return [value, change];
}

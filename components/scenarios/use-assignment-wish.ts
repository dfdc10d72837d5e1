"use client";
import { useEffect, useState } from "react";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { ASSIGN } from "./assign-parameter.ts";
import { type AssignmentWish, readWish, wishText } from "./assignment-wish.ts";

/** The address follows what is typed after so long without another key. */
const SETTLE_MS = 400;

/** What the address asks to assign, and how to change it: edits count at once, a link asks the same. */
export function useAssignmentWish(): [
  AssignmentWish | null,
  (wish: AssignmentWish | null) => void,
] {
  const [said, setSaid] = usePageParameter(ASSIGN);
  const [of, setOf] = useState(said);
  const [wish, setWish] = useState(() => readWish(said));
  if (of !== said) {
    setOf(said);
    // What the address says is usually our own edit, come back.
    if (said !== wishText(wish)) setWish(readWish(said));
  }
  const text = wishText(wish);

  useEffect(() => {
    if (text === said || (text === null && readWish(said) === null)) return;
    const timer = setTimeout(() => setSaid(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, said, setSaid]);

  return [wish, setWish];
}

"use client";
import { useEffect, useState } from "react";
import { comesBack, type Sent } from "./own-edits.ts";
import { usePageParameter } from "./use-page-parameter.ts";

/** The address follows an edit after so long without another: a drag is one step back, not a hundred. */
const SETTLE_MS = 400;

interface Parameter<Value> {
  readonly name: string;
  /** Also of a text that means nothing. */
  readonly read: (text: string | null) => Value;
  /** `null` takes the parameter out. */
  readonly write: (value: Value) => string | null;
}

export interface SettledParameter<Value> {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** What the address says. */
  readonly said: string | null;
}

/** A value that the address holds as text: edits count at once, the address follows when they rest, "back" undoes them. */
export function useSettledParameter<Value>({
  name,
  read,
  write,
}: Parameter<Value>): SettledParameter<Value> {
  const [said, setSaid] = usePageParameter(name);
  const [of, setOf] = useState(said);
  const [sent, setSent] = useState<Sent>([]);
  const [value, change] = useState(() => read(said));
  if (of !== said) {
    setOf(said);
    const rest = comesBack(sent, said);
    setSent(rest ?? []);
    if (rest === null) change(read(said));
  }
  const text = write(value);
  // What says the same in other words stays as it is, or nobody could step back over it.
  const isSaid = text === said || text === write(read(said));

  useEffect(() => {
    if (isSaid) return;
    const timer = setTimeout(() => {
      setSent((before) => [...before, text]);
      setSaid(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, isSaid, setSaid]);

  return { value, change, said };
}

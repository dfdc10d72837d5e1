"use client";
import { clsx } from "clsx";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { dialPlace, dialUsd, readHourPrice } from "./hour-price.ts";

interface HourDialProps {
  readonly hour: number | null;
  readonly onSet: (text: string | null) => void;
}

const UNSET_PLACE = 40;
const SETTLE_MS = 250;
const PROBLEM = "Expected an amount above zero, such as 5 or 0.25.";

/** What an hour of one call's waiting costs: a slider, and the same as a number. */
export function HourDial({ hour, onSet }: HourDialProps) {
  const said = hour === null ? "" : String(hour);
  const [text, setText] = useState(said);
  const [of, setOf] = useState(said);
  if (of !== said) {
    setOf(said);
    setText(said);
  }
  const typed = readHourPrice(text);
  const isWrong = text !== "" && typed === null;

  useEffect(() => {
    if (isWrong || text === said) return;
    const timer = setTimeout(() => onSet(text === "" ? null : text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, said, isWrong, onSet]);

  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <label className="flex min-w-52 flex-1 flex-col gap-1 text-13">
        <span className="text-ink-2">An hour of one call's waiting costs</span>
        <input
          type="range"
          min={0}
          max={100}
          value={typed === null ? UNSET_PLACE : dialPlace(typed)}
          aria-valuetext={typed === null ? "not set" : `$${typed} an hour`}
          onChange={({ target }) => setText(String(dialUsd(Number(target.value))))}
          className={clsx("h-8 w-full accent-accent", typed === null && "opacity-50")}
        />
      </label>
      <TextField
        label="Dollars an hour"
        inputMode="decimal"
        placeholder="not set"
        value={text}
        problem={isWrong ? PROBLEM : null}
        onChange={({ target }) => setText(target.value)}
        className="w-36"
      />
      <Button disabled={text === ""} onClick={() => setText("")}>
        Clear
      </Button>
    </div>
  );
}

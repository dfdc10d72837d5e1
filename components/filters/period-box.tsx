"use client";
import { clsx } from "clsx";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { Filtering } from "./filtering.ts";
import { PERIODS } from "./period-words.ts";

interface PeriodBoxProps {
  readonly filtering: Filtering;
  readonly close: () => void;
}

function CustomPeriod({ filtering, close }: PeriodBoxProps) {
  const { filters, apply } = filtering;
  const [from, setFrom] = useState(filters.fromDay ?? "");
  const [to, setTo] = useState(filters.toDay ?? "");
  const backwards = from !== "" && to !== "" && from > to;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (from === "" || to === "" || backwards) return;
    apply({ days: { from, to } });
    close();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-3">
      <TextField
        label="First day"
        type="date"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label="Last day"
        type="date"
        value={to}
        problem={backwards ? "The last day lies before the first." : null}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={from === "" || to === "" || backwards}>
        Show these days
      </Button>
    </form>
  );
}

/** Periods by name, and a first and a last day of one's own. */
export function PeriodBox({ filtering, close }: PeriodBoxProps) {
  const { filters, apply } = filtering;
  return (
    <div className="flex">
      <ul className="border-r border-line p-1">
        {PERIODS.map(({ value, label }) => (
          <li key={value}>
            <button
              type="button"
              aria-current={value === filters.period}
              onClick={() => {
                apply({ period: value });
                close();
              }}
              className={clsx(
                "h-8 w-full rounded-mark px-2.5 text-left text-13 whitespace-nowrap hover:bg-sunken",
                value === filters.period && "bg-sunken font-medium",
              )}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <CustomPeriod filtering={filtering} close={close} />
    </div>
  );
}

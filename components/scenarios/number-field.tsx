"use client";
import { type ReactNode, useId, useState } from "react";
import { TextField } from "../ui/text-field.tsx";
import type { NumberSpec } from "./field-spec.ts";
import { middleOf, textOf, typedValue } from "./range-text.ts";
import type { Json } from "./scenario-file.ts";
import { SLIDER_STEPS, sliderPlace, slidValue } from "./slider-place.ts";

interface NumberFieldProps {
  readonly spec: NumberSpec;
  readonly value: Json | undefined;
  readonly problem: string | null;
  /** Beside the label: on what the value rests. */
  readonly badge?: ReactNode;
  /** `undefined` takes it back to the usual one. */
  readonly onChange: (value: Json | undefined) => void;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A number as a slider and as text; where it may be a range, "2 to 10" is one, and the slider makes it a number. */
export function NumberField({ spec, value, problem, badge, onChange }: NumberFieldProps) {
  const { label, slider, empty, hint, takesRange = false } = spec;
  const [text, setText] = useState(textOf(value));
  const [of, setOf] = useState(value);
  const labelId = useId();
  if (!same(of, value)) {
    setOf(value);
    if (!same(typedValue(text, takesRange), value)) setText(textOf(value));
  }
  const middle = middleOf(value, slider.isRatio === true);

  function type(typed: string): void {
    setText(typed);
    const read = typedValue(typed, takesRange);
    onChange(read === undefined && empty !== undefined ? null : read);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-baseline justify-between gap-2 text-13">
        <span id={labelId} className="text-ink-2" title={hint}>
          {label}
        </span>
        {badge}
      </div>
      <div className="flex items-center gap-3">
        <input
          type="range"
          aria-labelledby={labelId}
          min={0}
          max={SLIDER_STEPS}
          value={middle === null ? SLIDER_STEPS : sliderPlace(slider, middle)}
          aria-valuetext={textOf(value) || empty || "not set"}
          onChange={({ target }) => onChange(slidValue(spec, Number(target.value), middle))}
          className={`h-8 min-w-0 flex-1 accent-accent ${middle === null ? "opacity-50" : ""}`}
        />
        <TextField
          bare
          label={`${label}, as ${takesRange ? "a number or a range" : "a number"}`}
          value={text}
          placeholder={empty}
          aria-invalid={problem !== null}
          onChange={({ target }) => type(target.value)}
          onBlur={() => setText(textOf(value))}
          className="w-32 shrink-0"
        />
      </div>
      {problem === null ? null : (
        <p role="alert" className="text-12 text-loss">
          {problem}
        </p>
      )}
    </div>
  );
}

"use client";
import { Globe } from "lucide-react";
import { useMemo } from "react";
import type { Choice } from "../ui/choice-box.tsx";
import { OneChoice } from "../ui/choice-list.tsx";
import type { Filtering } from "./filtering.ts";

function zoneChoices(): Choice[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const first = [
    { value: "UTC", label: "UTC", detail: "days as in OpenAI's and Anthropic's exports" },
    ...(here && here !== "UTC" ? [{ value: here, label: here, detail: "this browser" }] : []),
  ];
  const others = Intl.supportedValuesOf("timeZone").filter(
    (zone) => zone !== "UTC" && zone !== here,
  );
  return [...first, ...others.map((zone) => ({ value: zone, label: zone }))];
}

/** The time zone in which days begin and end. */
export function ZonePicker({ filtering }: { readonly filtering: Filtering }) {
  const { filters, apply } = filtering;
  const choices = useMemo(zoneChoices, []);
  const trigger = (
    <>
      <Globe size={14} aria-hidden className="text-ink-3" />
      {filters.zone}
    </>
  );
  return (
    <OneChoice
      label={`Time zone: ${filters.zone}`}
      trigger={trigger}
      choices={choices}
      value={filters.zone}
      onChange={(zone) => apply({ zone })}
    />
  );
}

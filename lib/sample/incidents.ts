import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import { type Span, workingDays } from "./calendar.ts";

export type IncidentName =
  | "priority-trial"
  | "flex-trial"
  | "credit-exhausted"
  | "provider-overload"
  | "batch-expiry";

interface PlannedIncident {
  /** Where in the month's working days: 0 is the first, 1 past the last. */
  readonly at: number;
  readonly startHour: number;
  readonly hours: number;
}

const PLAN: Readonly<Record<IncidentName, PlannedIncident>> = {
  "priority-trial": { at: 0.15, startHour: 15, hours: 1.5 },
  "flex-trial": { at: 0.35, startHour: 16, hours: 2 },
  "credit-exhausted": { at: 0.6, startHour: 17, hours: 1 },
  "provider-overload": { at: 0.8, startHour: 14, hours: 0.75 },
  // Five days from any working day hold a Tuesday or a Thursday evening, when the batches run.
  "batch-expiry": { at: 0.45, startHour: 0, hours: 120 },
};

export type Incidents = Readonly<Record<IncidentName, Span>>;

/** When each of the month's incidents happened: on working days at fixed places of the window. */
export function planIncidents(window: Span): Incidents {
  const days = workingDays(window);
  const spanOf = ({ at, startHour, hours }: PlannedIncident): Span => {
    const day = days[Math.floor(at * days.length)] ?? window.toUs - US_PER_DAY;
    const fromUs = day + startHour * US_PER_HOUR;
    return { fromUs, toUs: fromUs + hours * US_PER_HOUR };
  };
  return {
    "priority-trial": spanOf(PLAN["priority-trial"]),
    "flex-trial": spanOf(PLAN["flex-trial"]),
    "credit-exhausted": spanOf(PLAN["credit-exhausted"]),
    "provider-overload": spanOf(PLAN["provider-overload"]),
    "batch-expiry": spanOf(PLAN["batch-expiry"]),
  };
}

import type { Random } from "../core/random.ts";
import type { Span } from "./calendar.ts";
import { drawFlexOutages } from "./flex-availability.ts";
import { type IncidentName, type Incidents, planIncidents } from "./incidents.ts";

/** What happened in the month to everybody at once. */
export interface Weather {
  readonly flexOutages: readonly Span[];
  readonly incidents: Incidents;
}

/** The month's flex outages and incidents, drawn once for all workloads. */
export function drawWeather(random: Random, window: Span): Weather {
  return {
    flexOutages: drawFlexOutages(random.fork("flex-outages"), window),
    incidents: planIncidents(window),
  };
}

/** Whether a moment lies within the incident of this name. */
export function during({ incidents }: Weather, name: IncidentName, us: number): boolean {
  const { fromUs, toUs } = incidents[name];
  return us >= fromUs && us < toUs;
}

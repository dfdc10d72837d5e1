import type { SimulatedAssumption } from "../../lib/wire/simulation.ts";
import { significant } from "../format/number-text.ts";

/** A number that a scenario rests on, or both ends of its range. */
export const assumptionRange = ({
  low,
  middle,
  high,
}: Pick<SimulatedAssumption, "low" | "middle" | "high">): string =>
  low === high
    ? significant(middle, 3)
    : `${significant(Math.min(low, high), 3)} to ${significant(Math.max(low, high), 3)}`;

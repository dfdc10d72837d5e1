import { parseIsoUs } from "../core/time.ts";

/** Microseconds of a catalogue date. Throws on anything else: the catalogue is ours. */
export function catalogUs(date: string): number {
  const us = parseIsoUs(date);
  if (us === null)
    throw new Error(`price catalogue: expected a UTC day or instant, found "${date}"`);
  return us;
}

import { z } from "zod";
import { parseIsoUs } from "../../lib/core/time.ts";

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseIsoUs(text) !== null;

export const Name = z.string().trim().min(1).max(512);
export const Day = z.string().refine(isDay, "expected a day such as 2026-11-01");

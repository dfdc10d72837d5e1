import type { AnswerData } from "../../answers/answer-data.ts";
import { prepareTierLines, type TierLinesModel } from "../kit/tier-lines.ts";

/** First attempts refused for want of room, by requested tier, with 90 % intervals. */
export const prepareRefusalsByTier = (data: AnswerData): TierLinesModel =>
  prepareTierLines(data, {
    title: "Refused first attempts, by tier asked for",
    height: 260,
    of: "first attempts met a 429 for want of room; bands are 90\u00a0% intervals of tiers that met any",
    nothing: "No operation was begun in this period.",
  });

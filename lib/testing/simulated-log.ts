import { drawExponential, drawLogNormal } from "../core/distributions.ts";
import { createRandom } from "../core/random.ts";
import type { UsageRecord } from "../core/record.ts";
import { callAt } from "./simulated.ts";

const HOUR_S = 3_600;

/** Whether flex is short of room: 20 minutes in every 7 hours. */
const isShort = (second: number): boolean => second % (7 * HOUR_S) < 1_200;

/**
 * A made-up log of two days: chats at standard with durations and cached prompts, and a nightly job at flex whose
 * refused attempts come back after some minutes, and at standard after the second refusal.
 */
export function simulatedLog(): readonly UsageRecord[] {
  const random = createRandom(17);
  const records: UsageRecord[] = [];
  const chats = random.fork("chats");
  for (let second = 0; second < 2 * 86_400; second += drawExponential(chats, 900)) {
    const outputTotal = Math.round(drawLogNormal(chats, { median: 200, sigma: 0.8 }));
    const noise = drawLogNormal(chats, { median: 1, sigma: 0.3 });
    records.push(
      callAt(Math.floor(second), {
        ...{ project: "chat", inputTotal: 2_000, inputCached: 1_200, outputTotal },
        latencyMs: Math.round((800 + 20 * outputTotal) * noise),
      }),
    );
  }
  const jobs = random.fork("jobs");
  for (let job = 0; job < 80; job++) {
    const start = Math.floor(jobs.next() * 2 * 86_400);
    records.push(...nightly(job, start, jobs.next()));
  }
  return records.sort((a, b) => a.startUs - b.startUs);
}

function nightly(job: number, start: number, luck: number): UsageRecord[] {
  const named = { project: "nightly", operationId: `job-${job}`, model: "o4-mini" };
  const size = { inputTotal: 6_000, outputTotal: 300 + (job % 5) * 250 };
  const refused = (second: number): UsageRecord =>
    callAt(second, {
      ...{ ...named, tierRequested: "flex", tierServed: null, outcome: "error" },
      ...{ errorClass: "flex_unavailable", httpStatus: 429, inputTotal: null, outputTotal: null },
      latencyMs: 300,
    });
  const answered = (second: number, tier: string, perToken: number): UsageRecord =>
    callAt(second, {
      ...{ ...named, ...size, tierRequested: tier, tierServed: tier },
      latencyMs: Math.round((1_000 + perToken * size.outputTotal) * (0.8 + 0.4 * luck)),
    });
  if (!isShort(start)) return [answered(start, "flex", 60)];
  if (!isShort(start + 600)) return [refused(start), answered(start + 600, "flex", 60)];
  return [refused(start), refused(start + 60), answered(start + 70, "standard", 30)];
}

import { describe, expect, test } from "vitest";
import { drawLogNormal } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { fitLatency, fittedSeconds, type TimedSize } from "./fit-latency.ts";

/** 0.8 s, 0.1 ms for each input token, 20 ms for each output token, times a scatter; some answers take ten times as long. */
function drawn(count: number, sigma: number): TimedSize[] {
  const random = createRandom(8);
  return Array.from({ length: count }, (_, call) => {
    const outputTokens = Math.round(drawLogNormal(random, { median: 300, sigma: 1 }));
    const inputTokens = Math.round(drawLogNormal(random, { median: 2_000, sigma: 1 }));
    const stalled = call % 50 === 0 ? 10 : 1;
    const noise = drawLogNormal(random, { median: stalled, sigma });
    const line = 0.8 + 0.0001 * inputTokens + 0.02 * outputTokens;
    return { inputTokens, outputTokens, latencySeconds: line * noise };
  });
}

describe("how long a model's calls take", () => {
  test("is found again to a tenth from 600 calls, though a fiftieth of them stalls", () => {
    const fit = fitLatency(drawn(600, 0.3));
    expect(fit?.secondsPerOutputToken).toBeGreaterThan(0.018);
    expect(fit?.secondsPerOutputToken).toBeLessThan(0.022);
    const typical = fit && fittedSeconds(fit, { inputTokens: 2_000, outputTokens: 300 });
    expect(typical).toBeGreaterThan(6.3);
    expect(typical).toBeLessThan(7.7);
  });

  test("keeps the tail that was seen: half of the residuals are below 1, one of fifty is near 10", () => {
    const residuals = fitLatency(drawn(600, 0.1))?.residuals ?? new Float64Array();
    expect(residuals[Math.floor(residuals.length / 2)]).toBeCloseTo(1, 1);
    expect(residuals.at(-1)).toBeGreaterThan(8);
  });

  test("is not fitted to fewer than eight calls", () => {
    expect(fitLatency(drawn(7, 0.1))).toBeNull();
  });
});

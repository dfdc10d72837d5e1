import type {
  AvailabilityModel,
  SemiMarkovAvailability,
  TwoStateAvailability,
} from "../conditions.ts";
import type { RandomKey } from "../random/threefry.ts";
import { wordStream } from "../random/word-stream.ts";
import { applyHourOfWeek } from "./hour-of-week.ts";
import { outageTape, semiMarkovOutages, twoStateOutages } from "./outage-tape.ts";
import { replayTape } from "./replay-tape.ts";
import type { Tape, TapeSpan } from "./tape.ts";

/**
 * States that last less than a tick cannot be told apart from their mean. Ticks are far shorter than any memory but one
 * of milliseconds in a period of weeks, whose billions of states nobody could draw.
 */
const SHORTEST_OF_TICK = 1;

/** One history of a model over a span; models with chance in them give another for every key. */
export function compileTape(model: AvailabilityModel, span: TapeSpan, key: RandomKey): Tape {
  if (isDrawn(model) && shortestMemory(model) < SHORTEST_OF_TICK * span.tickSeconds) {
    const refusal = 1 - meanAcceptance(model);
    return compileTape({ kind: "constant", refusal, hourOfWeek: model.hourOfWeek }, span, key);
  }
  switch (model.kind) {
    case "constant": {
      const steady = { tickSeconds: span.tickSeconds, accept: Float32Array.of(1 - model.refusal) };
      if (model.hourOfWeek === null) return steady;
      const accept = new Float32Array(span.ticks).fill(1 - model.refusal);
      return applyHourOfWeek({ tickSeconds: span.tickSeconds, accept }, span, model.hourOfWeek);
    }
    case "two-state":
      return applyHourOfWeek(
        outageTape(model, twoStateOutages(model), span, wordStream(key)),
        span,
        model.hourOfWeek,
      );
    case "semi-markov":
      return applyHourOfWeek(
        outageTape(model, semiMarkovOutages(model), span, wordStream(key)),
        span,
        model.hourOfWeek,
      );
    case "replay":
      return replayTape(model, span);
  }
}

/** A model with chance in it: tapes of different keys differ. */
export const isDrawn = (
  model: AvailabilityModel,
): model is TwoStateAvailability | SemiMarkovAvailability =>
  model.kind === "two-state" || model.kind === "semi-markov";

/** The share of attempts at random moments that is accepted, whatever the hour of the week adds. */
export const meanAcceptance = ({
  shareDown,
  downAccept,
  upAccept,
}: TwoStateAvailability | SemiMarkovAvailability): number =>
  shareDown * downAccept + (1 - shareDown) * upAccept;

/** The shortest time in which a model's state is forgotten, in seconds; `Infinity` where nothing is drawn. */
export function shortestMemory(model: AvailabilityModel): number {
  if (model.kind === "two-state") return model.memorySeconds;
  if (model.kind === "semi-markov") return Math.min(model.shortSeconds, model.longSeconds);
  return Infinity;
}

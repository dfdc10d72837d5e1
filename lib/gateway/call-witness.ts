import type { CalledFor } from "../client/called-for.ts";
import { AttemptWitness } from "./attempt-witness.ts";
import { linesWitness, lookWitness } from "./look-witness.ts";
import type { CallWitness, WitnessedCall } from "./witness.ts";

/** Who sees a call for what its answer tells. */
export function callWitness(called: CalledFor, call: WitnessedCall): CallWitness {
  switch (called) {
    case "model":
      return new AttemptWitness(call);
    case "background":
      return lookWitness(call);
    case "batch-lines":
      return linesWitness(call);
  }
}

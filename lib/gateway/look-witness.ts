import { AnswerWitness } from "../client/answer-witness.ts";
import { LineSink } from "../client/line-sink.ts";
import { type Unpacking, unpacking } from "./unpacking.ts";
import type { CallWitness, WitnessedCall } from "./witness.ts";

const SENDS_NOTHING = { sent: () => {}, allSent: () => {} };

/** Sees the answer to a look at a call in the background. */
export function lookWitness({ url, labels, add }: WitnessedCall): CallWitness {
  let seen: { readonly answer: AnswerWitness; readonly packed: Unpacking } | null = null;
  return {
    ...SENDS_NOTHING,
    answered(status, headers) {
      if (status >= 300) return;
      const answer = new AnswerWitness(status, headers);
      const packed = unpacking(headers.get("content-encoding"), (bytes) => answer.add(bytes));
      seen = { answer, packed };
    },
    passed: (bytes) => seen?.packed.add(bytes),
    over(error) {
      if (seen === null || error !== undefined) return;
      const { answer, packed } = seen;
      void packed
        .end()
        .then(() => add({ kind: "background", url, labels, answer: answer.answer() }));
    },
  };
}

/** Sees the lines of a file that may hold a batch's results. */
export function linesWitness({ url, labels, add }: WitnessedCall): CallWitness {
  const sink = new LineSink((line) => add({ kind: "batch-line", url, labels, line }));
  let packed: Unpacking | null = null;
  return {
    ...SENDS_NOTHING,
    answered(status, headers) {
      if (status >= 300) return;
      packed = unpacking(headers.get("content-encoding"), (bytes) => sink.add(bytes));
    },
    passed: (bytes) => packed?.add(bytes),
    over: () => void packed?.end().then(() => sink.end()),
  };
}

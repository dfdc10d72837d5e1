import type { ComparedTier } from "../../lib/core/tier.ts";
import type { Effort } from "./evaluate.ts";
import type {
  AssignmentAsk,
  CandidateResult,
  EvaluationResult,
  WorkerAnswer,
  WorkerQuestion,
} from "./worker-messages.ts";

/** After so long without an edit the full pass begins. */
const SETTLE_MS = 200;
/** A full pass of an older scenario that has run for longer is broken off; a shorter one is let end. */
const BREAK_OFF_MS = 700;

interface Question {
  readonly id: number;
  readonly file: unknown;
  readonly soldAt?: readonly ComparedTier[];
}

/** Scenarios to be compared, on requests that are sold at all of these tiers. */
export interface Exploring {
  readonly files: readonly unknown[];
  readonly soldAt: readonly ComparedTier[];
  /** Previews, where many are held against each other; else each as the scenario of the page. */
  readonly effort: Effort;
}

export interface RunnerEvents {
  readonly onAnswer: (answer: WorkerAnswer) => void;
  /** The browser could not run a worker, or it broke. */
  readonly onBroken: () => void;
}

/** A worker that holds the records. */
function startWorker(bytes: ArrayBuffer, { onAnswer, onBroken }: RunnerEvents): Worker {
  const worker = new Worker(new URL("./simulation-worker.ts", import.meta.url), {
    type: "module",
  });
  worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => onAnswer(data));
  worker.addEventListener("error", onBroken);
  worker.postMessage({ kind: "load", bytes } satisfies WorkerQuestion);
  return worker;
}

/** One worker that answers one question at a time; of those that wait only the newest is asked. */
class Lane {
  readonly #worker: Worker;
  readonly #effort: Effort;
  #waiting: Question | null = null;
  busySince: number | null = null;

  constructor(bytes: ArrayBuffer, effort: Effort, events: RunnerEvents) {
    this.#effort = effort;
    this.#worker = startWorker(bytes, {
      onBroken: events.onBroken,
      onAnswer: (answer) => {
        if (answer.kind === "evaluated") {
          this.busySince = null;
          if (this.#waiting) this.ask(this.#waiting);
        }
        events.onAnswer(answer);
      },
    });
  }

  #post(question: WorkerQuestion): void {
    this.#worker.postMessage(question);
  }

  ask(question: Question): void {
    if (this.busySince !== null) {
      this.#waiting = question;
      return;
    }
    this.#waiting = null;
    this.busySince = performance.now();
    this.#post({ kind: "ask", ...question, effort: this.#effort });
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** Answers scenarios twice: at once by a quick pass, then in full by a worker of its own. */
export class SimulationRunner {
  readonly #bytes: ArrayBuffer;
  readonly #events: RunnerEvents;
  readonly #quick: Lane;
  #full: Lane | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bytes: ArrayBuffer, events: RunnerEvents) {
    this.#bytes = bytes;
    this.#events = events;
    this.#quick = new Lane(bytes, "quick", events);
  }

  ask(question: Question): void {
    this.#quick.ask(question);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refine(question), SETTLE_MS);
  }

  #refine(question: Question): void {
    const since = this.#full?.busySince ?? null;
    if (since !== null && performance.now() - since > BREAK_OFF_MS) {
      this.#full?.end();
      this.#full = null;
    }
    const { onAnswer, onBroken } = this.#events;
    this.#full ??= new Lane(this.#bytes, "full", {
      onBroken,
      onAnswer: (answer) => {
        if (answer.kind === "evaluated") onAnswer(answer);
      },
    });
    this.#full.ask(question);
  }

  /** Several scenarios one after the other, by a worker of their own; answers with how to break off. */
  explore(
    { files, soldAt, effort }: Exploring,
    onEach: (place: number, result: EvaluationResult) => void,
  ): () => void {
    const [first] = files;
    if (first === undefined) return () => undefined;
    const lane = new Lane(this.#bytes, effort, {
      onBroken: this.#events.onBroken,
      onAnswer: (answer) => {
        if (answer.kind !== "evaluated") return;
        onEach(answer.id, answer.result);
        const next = answer.id + 1;
        if (next < files.length) lane.ask({ id: next, file: files[next], soldAt });
        else lane.end();
      },
    });
    lane.ask({ id: 0, file: first, soldAt });
    return () => lane.end();
  }

  /** Candidates of an assignment one after the other, previews first, by a worker of their own; answers with how to break off. */
  assign(
    asks: readonly AssignmentAsk[],
    onEach: (effort: Effort, place: number, result: CandidateResult) => void,
  ): () => void {
    const steps = (["quick", "full"] as const).flatMap((effort) =>
      asks.map((ask, place) => ({ effort, ask, place })),
    );
    const askFor = (id: number): void => {
      const step = steps[id];
      if (step === undefined) worker.terminate();
      else worker.postMessage({ kind: "assign", id, ...step } satisfies WorkerQuestion);
    };
    const worker = startWorker(this.#bytes, {
      onBroken: this.#events.onBroken,
      onAnswer: (answer) => {
        const step = answer.kind === "assigned" ? steps[answer.id] : undefined;
        if (answer.kind !== "assigned" || step === undefined) return;
        onEach(step.effort, step.place, answer.result);
        askFor(answer.id + 1);
      },
    });
    askFor(0);
    return () => worker.terminate();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#quick.end();
    this.#full?.end();
  }
}

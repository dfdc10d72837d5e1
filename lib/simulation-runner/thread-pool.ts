import type { Worker } from "node:worker_threads";

export interface ThreadLimits {
  /** So many threads work at once. */
  readonly most: number;
  /** How long a task may wait for one of them. */
  readonly waitMs: number;
  /** How long it may take then. */
  readonly runMs: number;
  /** A thread without work is kept so long, for its code is loaded and quick. */
  readonly idleMs: number;
}

export type ThreadOutcome<Reply> =
  | { readonly kind: "replied"; readonly reply: Reply }
  | { readonly kind: "busy" | "too-long" | "gone" }
  | { readonly kind: "broken"; readonly error: unknown };

interface IdleThread {
  readonly thread: Worker;
  readonly end: ReturnType<typeof setTimeout>;
}

type Place = "free" | "busy" | "gone";

/** Threads that each answer one message at a time by another; what takes too long is ended with its thread. */
export class ThreadPool<Task, Reply> {
  readonly #start: () => Worker;
  readonly #limits: ThreadLimits;
  readonly #idle: IdleThread[] = [];
  readonly #waiting: ((place: Place) => void)[] = [];
  #running = 0;

  constructor(start: () => Worker, limits: ThreadLimits) {
    this.#start = start;
    this.#limits = limits;
  }

  /** What a thread replies to a task; `gone` when nobody waits for it any more. */
  async run(task: Task, gone: AbortSignal): Promise<ThreadOutcome<Reply>> {
    const place = await this.#place(gone);
    if (place !== "free") return { kind: place };
    if (gone.aborted) {
      this.#leave();
      return { kind: "gone" };
    }
    const thread = this.#take();
    const outcome = await outcomeOf<Reply>(thread, task, gone, this.#limits.runMs);
    if (outcome.kind === "replied") this.#keep(thread);
    else await thread.terminate();
    this.#leave();
    return outcome;
  }

  /** Takes one of the places, or waits for one. */
  async #place(gone: AbortSignal): Promise<Place> {
    if (gone.aborted) return "gone";
    if (this.#running < this.#limits.most) {
      this.#running += 1;
      return "free";
    }
    return await new Promise<Place>((resolve) => {
      const settle = (place: Place): void => {
        clearTimeout(late);
        gone.removeEventListener("abort", leave);
        const waits = this.#waiting.indexOf(settle);
        if (waits !== -1) this.#waiting.splice(waits, 1);
        resolve(place);
      };
      const leave = (): void => settle("gone");
      const late = setTimeout(() => settle("busy"), this.#limits.waitMs);
      gone.addEventListener("abort", leave);
      this.#waiting.push(settle);
    });
  }

  /** Hands the place on to who has waited longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next) next("free");
    else this.#running -= 1;
  }

  #take(): Worker {
    const kept = this.#idle.pop();
    if (kept === undefined) return this.#started();
    clearTimeout(kept.end);
    return kept.thread;
  }

  #started(): Worker {
    const thread = this.#start();
    const drop = (): void => this.#drop(thread);
    // What breaks an idle thread ends it, and another takes its place.
    return thread.on("error", drop).on("exit", drop);
  }

  #keep(thread: Worker): void {
    thread.unref(); // a thread that only waits keeps no process alive
    const end = setTimeout(() => {
      this.#drop(thread);
      void thread.terminate();
    }, this.#limits.idleMs);
    end.unref();
    this.#idle.push({ thread, end });
  }

  #drop(thread: Worker): void {
    const place = this.#idle.findIndex((one) => one.thread === thread);
    if (place !== -1) this.#idle.splice(place, 1);
  }
}

async function outcomeOf<Reply>(
  thread: Worker,
  task: unknown,
  gone: AbortSignal,
  runMs: number,
): Promise<ThreadOutcome<Reply>> {
  return await new Promise((resolve) => {
    const settle = (outcome: ThreadOutcome<Reply>): void => {
      clearTimeout(late);
      gone.removeEventListener("abort", leave);
      thread.off("message", reply).off("error", broken).off("exit", ended);
      resolve(outcome);
    };
    const leave = (): void => settle({ kind: "gone" });
    const reply = (message: Reply): void => settle({ kind: "replied", reply: message });
    const broken = (error: unknown): void => settle({ kind: "broken", error });
    const ended = (): void => broken(new Error("the thread ended by itself"));
    const late = setTimeout(() => settle({ kind: "too-long" }), runMs);
    gone.addEventListener("abort", leave);
    thread.on("message", reply).on("error", broken).on("exit", ended);
    thread.ref();
    thread.postMessage(task);
  });
}

import type { LiveFigures, LiveLanding, LiveSnapshot } from "../wire/live.ts";
import { type EventStream, eventStream } from "./event-stream.ts";

/** What landed, at its place in the order of a view. */
export interface PlacedLanding {
  readonly id: string;
  readonly landing: LiveLanding;
}

/** Attempts that landed, told one by one or not. */
export const countOf = ({ attempts, more }: LiveLanding): number => attempts.length + more;

/** One who looks at a view. Whoever is too slow is told how many attempts it missed: nothing is kept for it. */
export class LiveReader {
  readonly #stream: EventStream;
  #missed = 0;
  /** The latest that it missed. */
  #lastId: string | undefined;
  #figures: LiveFigures | null = null;

  constructor(onLeft: () => void) {
    this.#stream = eventStream({ onRoom: () => this.#catchUp(), onLeft });
  }

  get body(): ReadableStream<Uint8Array> {
    return this.#stream.body;
  }

  show(snapshot: LiveSnapshot): void {
    this.#missed = 0;
    this.#figures = null;
    this.#stream.send("all", snapshot, snapshot.id);
  }

  land({ id, landing }: PlacedLanding): void {
    if (this.#missed === 0 && this.#stream.hasRoom()) {
      this.#stream.send("landed", landing, id);
      return;
    }
    this.miss(countOf(landing), id);
  }

  /** Attempts that it cannot be told one by one any more. */
  miss(attempts: number, id: string): void {
    this.#missed += attempts;
    this.#lastId = id;
    if (this.#stream.hasRoom()) this.#catchUp();
  }

  tell(figures: LiveFigures): void {
    if (this.#stream.hasRoom()) this.#stream.send("figures", figures);
    else this.#figures = figures;
  }

  beat(): void {
    if (this.#stream.hasRoom()) this.#stream.beat();
  }

  leave(): void {
    this.#stream.send("leaving", {});
    this.#stream.end();
  }

  #catchUp(): void {
    if (this.#missed > 0) {
      const attempts = this.#missed;
      this.#missed = 0;
      this.#stream.send("missed", { attempts }, this.#lastId);
    }
    if (this.#figures) {
      const figures = this.#figures;
      this.#figures = null;
      this.#stream.send("figures", figures);
    }
  }
}

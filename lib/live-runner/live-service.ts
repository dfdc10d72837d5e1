import type { CellFilter } from "../analytics/cost-cell.ts";
import { err, ok, type Result } from "../core/result.ts";
import { US_PER_MS, US_PER_S } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import type { LandedNote } from "../db/landed-note.ts";
import { type Listening, listenLanded } from "../db/listen-landed.ts";
import { liveProgress } from "../db/queries/live-window.ts";
import type { Problem } from "../http/problem.ts";
import type { LiveSnapshot } from "../wire/live.ts";
import { type LiveEffects, LiveView } from "./live-view.ts";
import { pendingNotes } from "./pending-notes.ts";

interface ServiceEffects extends LiveEffects {
  /** Aborted when the server is being stopped. */
  readonly leaving: AbortSignal;
  /** A mistake of ours, beside all requests. */
  readonly report: (error: unknown) => void;
}

/** Open streams at once: each costs a connection. */
export const MOST_STREAMS = 32;
/** Filters that are looked at, or were a moment ago. */
const MOST_VIEWS = 16;
const GIVEN_UP_US = 30 * US_PER_S;
const TICK_MS = 500;
/** What landed is in the figures within two seconds, where asking for them takes less than a tenth of that. */
const FIGURES_US = 1_500_000;
const FIGURES_SHARE = 10;
/** Figures of a span that ends now change by themselves. */
const STALE_US = 15 * US_PER_S;
const AFTER_FAILURE_US = 5 * US_PER_S;

const CROWDED: Problem = {
  code: "too-many-at-once",
  message: `${MOST_STREAMS} pages look at what comes in, the most at once. Close one, or come again in a moment.`,
};
const LEAVING: Problem = {
  code: "draining",
  message: "Tierscope is being stopped. Come again once it is back.",
};

/** What comes in live, told to all who look: one connection listens, and each filter is read once for all its readers. */
export class LiveService {
  readonly #db: Database;
  readonly #effects: ServiceEffects;
  readonly #views = new Map<string, Promise<LiveView>>();
  readonly #pending = pendingNotes();
  #listening: Listening | null = null;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #names = 0;
  #notes = 0;
  #seen = { edition: "", notes: 0 };
  /** Something may have been missed: all is read anew, from that moment on. */
  #readAnewAtUs: number | null = null;

  constructor(db: Database, effects: ServiceEffects) {
    this.#db = db;
    this.#effects = effects;
    effects.leaving.addEventListener("abort", () => void this.close());
  }

  /** What there is of a filter now, and the place from which `open` goes on. */
  async snapshot(filter: CellFilter): Promise<LiveSnapshot> {
    const view = await this.#viewOf(filter);
    const idleUs = this.#effects.nowUs() - view.figuresAsked.atUs;
    // At whom nobody looks, nobody keeps its figures new.
    if (view.readers === 0 && idleUs > FIGURES_US) await view.refresh(await liveProgress(this.#db));
    return view.snapshot();
  }

  /** Events of a filter, from the event of that id on where it is still known, else from now on. */
  async open(
    filter: CellFilter,
    lastId: string | null,
  ): Promise<Result<ReadableStream<Uint8Array>, Problem>> {
    if (this.#effects.leaving.aborted) return err(LEAVING);
    const readers = (await this.#all()).reduce((sum, view) => sum + view.readers, 0);
    if (readers >= MOST_STREAMS) return err(CROWDED);
    return ok((await this.#viewOf(filter)).follow(lastId).body);
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    for (const view of await this.#all()) view.close();
    this.#views.clear();
    await this.#listening?.close();
    this.#listening = null;
  }

  #begin(): void {
    if (this.#timer !== null) return;
    this.#listening = listenLanded(this.#db, {
      onLanded: (note) => this.#onLanded(note),
      onAgain: () => this.#readAnew(0),
    });
    this.#timer = setInterval(() => {
      if (this.#working === null) void this.#work(() => this.#tick());
    }, TICK_MS);
    this.#timer.unref();
  }

  async #all(): Promise<readonly LiveView[]> {
    const settled = await Promise.allSettled(this.#views.values());
    return settled.flatMap((view) => (view.status === "fulfilled" ? [view.value] : []));
  }

  async #viewOf(filter: CellFilter): Promise<LiveView> {
    this.#begin();
    const key = JSON.stringify(filter);
    const known = this.#views.get(key);
    if (known) return await known;
    if (this.#views.size >= MOST_VIEWS) await this.#giveUp(0);
    this.#names += 1;
    const name = `${Math.floor(this.#effects.nowUs() / US_PER_MS).toString(36)}-${this.#names}`;
    const opening = this.#load(new LiveView(this.#db, this.#effects, filter, name));
    this.#views.set(key, opening);
    opening.catch(() => this.#views.delete(key));
    return await opening;
  }

  async #load(view: LiveView): Promise<LiveView> {
    await view.load(await liveProgress(this.#db));
    return view;
  }

  /** Forgets filters at which nobody has looked for so long. */
  async #giveUp(afterUs: number): Promise<void> {
    for (const [key, opening] of this.#views) {
      const view = await opening.catch(() => null);
      const idleUs = view === null ? 0 : this.#effects.nowUs() - view.lookedAtUs;
      if (view?.readers === 0 && idleUs >= afterUs) this.#views.delete(key);
    }
  }

  /** One thing after the other; after a failure all is read anew. */
  #work(task: () => Promise<void>): Promise<void> {
    const mine = (this.#working ?? Promise.resolve())
      .then(task)
      .catch((error) => this.#fail(error))
      .finally(() => {
        if (this.#working === mine) this.#working = null;
      });
    this.#working = mine;
    return mine;
  }

  async #fail(error: unknown): Promise<void> {
    if (explainFailure(error, this.#db.address) === null) this.#effects.report(error);
    this.#readAnew(AFTER_FAILURE_US);
    for (const view of await this.#all()) view.beat();
  }

  #readAnew(inUs: number): void {
    this.#readAnewAtUs = this.#effects.nowUs() + inUs;
  }

  #onLanded(note: LandedNote): void {
    this.#notes += 1;
    if (this.#pending.add(note)) void this.#work(() => this.#land());
  }

  async #land(): Promise<void> {
    const notes = this.#pending.take();
    for (const view of await this.#all()) await view.land(notes);
  }

  #isDue(view: LiveView): boolean {
    if (view.readers === 0) return false;
    const { atUs, tookUs } = view.figuresAsked;
    const sinceUs = this.#effects.nowUs() - atUs;
    const waitUs = view.isBehind ? Math.max(FIGURES_US, tookUs * FIGURES_SHARE) : STALE_US;
    return sinceUs >= waitUs;
  }

  async #tick(): Promise<void> {
    await this.#giveUp(GIVEN_UP_US);
    const views = await this.#all();
    const nowUs = this.#effects.nowUs();
    if (this.#readAnewAtUs !== null) {
      if (this.#readAnewAtUs > nowUs) return;
      return await this.#reload(views);
    }
    const due = views.filter((view) => this.#isDue(view));
    if (due.length === 0) return;
    const progress = await liveProgress(this.#db);
    const { edition, notes } = this.#seen;
    this.#seen = { edition: progress.edition, notes: this.#notes };
    // A pooler may not pass notes on, and whoever takes records back tells of none.
    const isUntold = edition !== "" && edition !== progress.edition && notes === this.#notes;
    if (isUntold) return await this.#reload(views);
    for (const view of due) await view.refresh(progress);
  }

  async #reload(views: readonly LiveView[]): Promise<void> {
    const progress = await liveProgress(this.#db);
    for (const view of views) await view.load(progress);
    this.#readAnewAtUs = null;
  }
}

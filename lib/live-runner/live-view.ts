import type { CellFilter } from "../analytics/cost-cell.ts";
import { liveAttempt } from "../analytics/live-attempt.ts";
import { liveFigures, liveSpan } from "../analytics/live-figures.ts";
import { byLatest, withLanded, withSources } from "../analytics/live-order.ts";
import type { Database } from "../db/database.ts";
import type { LandedNote } from "../db/landed-note.ts";
import { priceFrameOf } from "../db/price-frame.ts";
import { type LiveCall, landedCalls, latestLiveCalls } from "../db/queries/live-calls.ts";
import { type LiveProgress, liveWindow } from "../db/queries/live-window.ts";
import type { PriceBook } from "../pricing/book.ts";
import { type LiveAttempt, type LiveFigures, type LiveSnapshot, MOST_LIVE } from "../wire/live.ts";
import { countOf, LiveReader, type PlacedLanding } from "./live-reader.ts";

export interface LiveEffects {
  readonly nowUs: () => number;
  readonly book: () => Promise<PriceBook>;
}

/** Landings kept for readers that come back. */
const MOST_KEPT = 200;
/** Found by start, listed by end: so many more are looked at. */
const LOOKED_AT = MOST_LIVE * 2;

/** What landed of one filter, for all who look at it. */
export class LiveView {
  readonly #db: Database;
  readonly #effects: LiveEffects;
  readonly #filter: CellFilter;
  readonly #readers = new Set<LiveReader>();
  readonly #kept: PlacedLanding[] = [];
  readonly #name: string;
  #count = 0;
  #attempts: readonly LiveAttempt[] = [];
  #figures: LiveFigures | null = null;
  #hasSources = false;
  #sources: Readonly<Record<string, number>> = {};
  /** How long the figures took, and when they were asked for: they are asked for a tenth of the time at most. */
  #asked = { atUs: 0, tookUs: 0 };
  /** Something landed since the figures were asked for. */
  isBehind = false;
  #lookedAtUs: number;

  constructor(db: Database, effects: LiveEffects, filter: CellFilter, name: string) {
    this.#db = db;
    this.#effects = effects;
    this.#filter = filter;
    this.#name = name;
    this.#lookedAtUs = effects.nowUs();
  }

  get readers(): number {
    return this.#readers.size;
  }

  get figuresAsked(): { readonly atUs: number; readonly tookUs: number } {
    return this.#asked;
  }

  /** When somebody last looked: a view that nobody comes back to is given up. */
  get lookedAtUs(): number {
    return this.#readers.size > 0 ? this.#effects.nowUs() : this.#lookedAtUs;
  }

  get #id(): string {
    return `${this.#name}.${this.#count}`;
  }

  async #lines(calls: readonly LiveCall[]): Promise<readonly LiveAttempt[]> {
    const book = await this.#effects.book();
    return calls.map((call) => liveAttempt(book, call)).sort(byLatest);
  }

  /** Reads all anew, and tells its readers so. */
  async load(progress: LiveProgress): Promise<void> {
    const nowUs = this.#effects.nowUs();
    const calls = await latestLiveCalls(this.#db, this.#filter, { nowUs, most: LOOKED_AT });
    this.#attempts = (await this.#lines(calls)).slice(0, MOST_LIVE);
    await this.#ask(progress);
    this.#kept.length = 0;
    this.#count += 1;
    const snapshot = this.snapshot();
    for (const reader of this.#readers) reader.show(snapshot);
  }

  snapshot(): LiveSnapshot {
    if (this.#figures === null) throw new Error("a view is shown once it is loaded");
    return {
      id: this.#id,
      hasSources: this.#hasSources,
      sources: this.#sources,
      attempts: this.#attempts,
      figures: this.#figures,
    };
  }

  async #ask(progress: LiveProgress): Promise<LiveFigures> {
    const atUs = this.#effects.nowUs();
    this.isBehind = false;
    const book = await this.#effects.book();
    const span = liveSpan(atUs, progress.firstUs);
    const window = await liveWindow(this.#db, priceFrameOf(book), this.#filter, span);
    this.#asked = { atUs, tookUs: this.#effects.nowUs() - atUs };
    this.#hasSources = progress.firstUs !== null;
    this.#sources = progress.sources;
    this.#figures = liveFigures(book, window, span);
    return this.#figures;
  }

  /** Asks for the figures as they are now, and tells them. */
  async refresh(progress: LiveProgress): Promise<void> {
    const figures = await this.#ask(progress);
    for (const reader of this.#readers) reader.tell(figures);
  }

  /** Reads what landed and tells it. */
  async land(notes: readonly LandedNote[]): Promise<void> {
    const keys = notes.flatMap((note) => note.keys);
    const nowUs = this.#effects.nowUs();
    const calls = await landedCalls(this.#db, this.#filter, { nowUs, keys });
    const attempts = await this.#lines(calls);
    const landed = notes.reduce((sum, note) => sum + note.landed, 0);
    const sources = Object.fromEntries(
      notes.map(({ importId, landed }) => [String(importId), landed]),
    );
    this.#attempts = withLanded(this.#attempts, attempts);
    this.#sources = withSources(this.#sources, sources);
    this.#hasSources = true;
    this.isBehind = true;
    this.#count += 1;
    const placed = { id: this.#id, landing: { attempts, more: landed - keys.length, sources } };
    this.#keep(placed);
    for (const reader of this.#readers) reader.land(placed);
  }

  /** Whoever missed more than is listed is better told all anew. */
  #keep(placed: PlacedLanding): void {
    this.#kept.push(placed);
    const attempts = () => this.#kept.reduce((sum, { landing }) => sum + countOf(landing), 0);
    while (this.#kept.length > MOST_KEPT || attempts() > MOST_LIVE) this.#kept.shift();
  }

  /** A reader from now on: from the place where it was, where that is still known, else with all that there is. */
  follow(lastId: string | null): LiveReader {
    const reader: LiveReader = new LiveReader(() => this.leave(reader));
    const since = this.#since(lastId);
    if (since === null) reader.show(this.snapshot());
    else {
      for (const placed of since) reader.land(placed);
      if (this.#figures) reader.tell(this.#figures);
    }
    this.#readers.add(reader);
    return reader;
  }

  leave(reader: LiveReader): void {
    this.#lookedAtUs = this.#effects.nowUs();
    this.#readers.delete(reader);
  }

  beat(): void {
    for (const reader of this.#readers) reader.beat();
  }

  close(): void {
    for (const reader of this.#readers) reader.leave();
    this.#readers.clear();
  }

  /** What landed behind a place; `null` where that is of another view, or too long ago. */
  #since(lastId: string | null): readonly PlacedLanding[] | null {
    const [name, count] = lastId?.split(".") ?? [];
    const first = this.#count - this.#kept.length;
    const place = Number(count ?? "none") - first;
    const isKnown = name === this.#name && place >= 0 && place <= this.#kept.length;
    return isKnown ? this.#kept.slice(place) : null;
  }
}

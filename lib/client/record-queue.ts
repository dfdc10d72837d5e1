import type { LiveRecord } from "../wire/live-record.ts";
import type { TierscopeStats } from "./options.ts";
import { type BatchFate, type Destination, postBatch } from "./post-batch.ts";
import type { Seen } from "./seen.ts";

export interface QueueSettings {
  readonly to: Destination;
  readonly client: string;
  readonly most: number;
  readonly tell: (kind: string, sentence: string) => void;
}

type Read = (seen: Seen) => readonly LiveRecord[];

/** How long records gather before they are sent. */
const GATHER_MS = 200;
/** How long the host's own work is held up at a time. */
const SLICE_MS = 2;
const MOST_UNREAD = 1_000;
const MOST_IN_BATCH = 500;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** A timer that does not keep the program alive, where the runtime knows such. */
function unheldTimer(run: () => void, ms: number): void {
  const timer: unknown = setTimeout(run, ms);
  Object(timer).unref?.();
}

/** A bounded queue of records on their way. Nothing in it throws, and nothing waits for it but `flush`. */
export class RecordQueue {
  readonly #settings: QueueSettings;
  readonly #unread: Seen[] = [];
  #read: Read | null = null;
  #reading: Promise<void> | null = null;
  readonly #records: LiveRecord[] = [];
  #batchSize = MOST_IN_BATCH;
  #sending: Promise<void> | null = null;
  /** Whether a timer runs that wakes it: never more than one, however often it is flushed. */
  #waking = false;
  #failures = 0;
  #recorded = 0;
  #sent = 0;
  #dropped = 0;
  #untold = 0;

  constructor(settings: QueueSettings) {
    this.#settings = settings;
  }

  stats(): TierscopeStats {
    const queued = this.#records.length + this.#unread.length;
    return { recorded: this.#recorded, sent: this.#sent, dropped: this.#dropped, queued };
  }

  /** Takes what was seen, and reads it when the host has nothing else to do. */
  readonly add = (seen: Seen): void => {
    if (this.#unread.length >= this.#settings.most) this.#drop(1, "too many came at once");
    else this.#unread.push(seen);
    if (this.#unread.length > MOST_UNREAD) this.#readOne();
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
  };

  async #readAll(): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    try {
      this.#read ??= (await import("./read-seen.ts")).createReader();
    } catch (error) {
      this.#drop(this.#unread.splice(0).length, `part of the client could not be loaded: ${error}`);
    }
    let begun = performance.now();
    while (this.#unread.length > 0) {
      this.#readOne();
      if (performance.now() - begun < SLICE_MS) continue;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      begun = performance.now();
    }
  }

  #readOne(): void {
    const read = this.#read;
    const seen = read && this.#unread.shift();
    if (!seen) return;
    try {
      for (const record of read(seen)) this.#keep(record);
    } catch {
      this.#drop(1, "an answer could not be read");
    }
  }

  #keep(record: LiveRecord): void {
    this.#recorded++;
    if (this.#records.length >= this.#settings.most) {
      this.#drop(1, `${this.#settings.most} wait already`);
      return;
    }
    this.#records.push(record);
    if (this.#waking || this.#sending !== null) return;
    this.#waking = true;
    setTimeout(() => this.#wake(), GATHER_MS);
  }

  /** `isKnown`: Tierscope has counted them itself, and need not be told with the next batch. */
  #drop(count: number, why: string, isKnown = false): void {
    this.#dropped += count;
    if (!isKnown) this.#untold += count;
    const many = this.#dropped === 1 ? "1 record was" : `${this.#dropped} records were`;
    this.#settings.tell("dropped", `${many} dropped so far: ${why}.`);
  }

  #wake(): void {
    this.#waking = false;
    void this.#send();
  }

  /** Sends until nothing is left or Tierscope is away; one batch at a time. */
  #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#records.length > 0) {
      const records = this.#records.slice(0, this.#batchSize);
      const { to, client } = this.#settings;
      const dropped = this.#untold;
      const fate = await postBatch(to, {
        client,
        sentAt: new Date().toISOString(),
        dropped,
        records,
      });
      if (fate.kind === "later") {
        this.#waitFor(fate);
        return;
      }
      if (fate.kind === "too-large" && records.length > 1) {
        this.#batchSize = Math.ceil(records.length / 2);
        continue;
      }
      this.#records.splice(0, records.length);
      this.#settle(fate, records.length, dropped);
    }
  }

  #settle(fate: Exclude<BatchFate, { kind: "later" }>, count: number, dropped: number): void {
    this.#failures = 0;
    if (fate.kind === "refused") this.#drop(count, `Tierscope answered ${fate.why}`, true);
    else if (fate.kind === "too-large") this.#drop(count, "one is too large");
    else {
      this.#untold -= dropped;
      this.#sent += count - fate.rejected;
      if (fate.rejected > 0) this.#drop(fate.rejected, `Tierscope refused it: ${fate.why}`, true);
    }
  }

  /** Exponential backoff with jitter, at least as long as Tierscope asks for. */
  #waitFor({ waitMs, why }: Extract<BatchFate, { kind: "later" }>): void {
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    const ms = Math.max(waitMs, FIRST_WAIT_MS / 2 + Math.random() * most);
    const { tell, to } = this.#settings;
    const count = this.#records.length;
    const [wait, them, they] =
      count === 1 ? ["record waits", "it", "It is"] : ["records wait", "them", "They are"];
    const sentence = `${count} ${wait}: ${to.url} does not take ${them} (${why}). ${they} sent again while the program runs.`;
    tell("away", sentence);
    if (this.#waking) return;
    this.#waking = true;
    unheldTimer(() => this.#wake(), ms);
  }

  /** Reads and sends what there is without waiting for a better time; resolves at the latest after `timeoutMs`. */
  async flush(timeoutMs: number): Promise<TierscopeStats> {
    const tooLate = new Promise<void>((resolve) => unheldTimer(resolve, timeoutMs));
    const sendNow = async (): Promise<void> => {
      // What has just been answered is still on its way here.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      await this.#reading;
      await this.#sending;
      await this.#send();
    };
    await Promise.race([sendNow(), tooLate]);
    return this.stats();
  }
}

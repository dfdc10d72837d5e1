import type { QueuedFile } from "./queued-file.ts";

/** What is under way for one file, and how to stop it. */
export class Under {
  readonly gone = new AbortController();
  /** Counts the readings: an answer about an earlier one is not listened to. */
  turn = 0;
  trial: AbortController | null = null;
}

/** The list behind the queue, newest first, and whoever watches it. */
export class QueuedFiles {
  all: readonly QueuedFile[] = [];
  private readonly underWay = new Map<string, Under>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly QueuedFile[] => this.all;

  get(key: string): QueuedFile | undefined {
    return this.all.find((file) => file.key === key);
  }

  under(key: string): Under | undefined {
    return this.underWay.get(key);
  }

  enter(files: readonly QueuedFile[]): void {
    for (const { key } of files) this.underWay.set(key, new Under());
    if (files.length > 0) this.set([...files, ...this.all]);
  }

  /** Changes nothing once the file is off the list. */
  change(key: string, changes: Partial<QueuedFile>): void {
    if (!this.underWay.has(key)) return;
    this.set(this.all.map((file) => (file.key === key ? { ...file, ...changes } : file)));
  }

  /** Stops what is under way for the file and takes it off. */
  remove(key: string): QueuedFile | undefined {
    const file = this.get(key);
    const under = this.underWay.get(key);
    under?.gone.abort();
    under?.trial?.abort();
    this.underWay.delete(key);
    this.set(this.all.filter((other) => other.key !== key));
    return file;
  }

  private set(files: readonly QueuedFile[]): void {
    this.all = files;
    for (const listener of this.listeners) listener();
  }
}

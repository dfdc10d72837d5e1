/** Sees the bytes of an answer as they pass. What it throws is nobody's concern. */
export interface BodySink {
  chunk(bytes: Uint8Array): void;
  /** `error` is left out where the body came to its end. */
  end(error?: unknown): void;
}

/** What `end` is told of a body that its reader did not want to its end. */
export const GIVEN_UP = Symbol("given up");

/** A reader that gave up a short answer does not keep us from learning the rest, up to so much. */
const MOST_AFTERWARDS = 1024 * 1024;

type Controller = ReadableByteStreamController;

function safely(look: () => void): void {
  try {
    look();
  } catch {
    // The reader of the answer must not suffer for its witness.
  }
}

class Passage {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #sink: BodySink;
  #gone = false;
  #afterwards = 0;

  constructor(body: ReadableStream<Uint8Array>, sink: BodySink) {
    this.#reader = body.getReader();
    this.#sink = sink;
  }

  /** Hands on the next bytes; `false` at the end. */
  async step(controller: Controller): Promise<boolean> {
    try {
      const { done, value } = await this.#reader.read();
      if (done) {
        if (!this.#gone) {
          controller.close();
          controller.byobRequest?.respond(0);
        }
        safely(() => this.#sink.end());
        return false;
      }
      safely(() => this.#sink.chunk(value));
      if (this.#gone) return this.#goOnFor(value.byteLength);
      // A byte stream takes the memory that it is given, which may be shared: it gets a copy.
      if (value.byteLength > 0) controller.enqueue(value.slice());
      return value.byteLength > 0 || this.step(controller);
    } catch (error) {
      safely(() => this.#sink.end(error));
      if (!this.#gone) controller.error(error);
      return false;
    }
  }

  async rush(controller: Controller): Promise<void> {
    while (await this.step(controller)) {
      // Each step waits for the next bytes.
    }
  }

  leave(): void {
    this.#gone = true;
  }

  giveUp(reason: unknown): Promise<void> {
    safely(() => this.#sink.end(GIVEN_UP));
    return this.#reader.cancel(reason);
  }

  #goOnFor(bytes: number): boolean {
    this.#afterwards += bytes;
    if (this.#afterwards <= MOST_AFTERWARDS) return true;
    void this.giveUp(GIVEN_UP).catch(() => {});
    return false;
  }
}

/**
 * The same response, whose body is seen by `sink`. `short` answers are read to their end whether or not anybody else
 * reads them, as SDKs do not read refusals; others are read as fast as their reader asks for them, and no further.
 */
export function watchBody(response: Response, short: boolean, sink: BodySink): Response {
  const { body } = response;
  if (typeof body?.getReader !== "function") {
    safely(() => sink.end());
    return response;
  }
  const passage = new Passage(body, sink);
  const stream = new ReadableStream({
    type: "bytes",
    start: short ? (controller) => void passage.rush(controller) : undefined,
    pull: short ? undefined : (controller) => passage.step(controller).then(() => {}),
    cancel: (reason) => (short ? passage.leave() : passage.giveUp(reason)),
  });
  const same = new Response(stream, response);
  return Object.defineProperty(same, "url", { value: response.url });
}

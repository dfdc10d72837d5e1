import type { LiveEventName, LiveEvents } from "../wire/live.ts";

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Whether the reader has room: what it was sent before has left. */
  readonly hasRoom: () => boolean;
  /** Sends one event, whether there is room or not. */
  send<Name extends LiveEventName>(name: Name, data: LiveEvents[Name], id?: string): void;
  /** Keeps the connection from looking dead. */
  beat(): void;
  end(): void;
}

interface Reader {
  /** There is room again. */
  readonly onRoom: () => void;
  /** The reader left. */
  readonly onLeft: () => void;
}

/** Bytes that wait for one reader, before it is told what it missed instead. */
export const MOST_WAITING = 256 * 1024;
/** How long a browser waits before it comes again. */
const COME_AGAIN_MS = 2_000;

const encoder = new TextEncoder();

/** Server-sent events for one reader, with what tells how far it is behind. */
export function eventStream({ onRoom, onLeft }: Reader): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started;
      },
      pull: onRoom,
      cancel() {
        controller = null;
        onLeft();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
  const write = (text: string): void => controller?.enqueue(encoder.encode(text));
  write(`retry: ${COME_AGAIN_MS}\n\n`);
  return {
    body,
    hasRoom: () => (controller?.desiredSize ?? 0) > 0,
    send(name, data, id) {
      // JSON has no line breaks of its own: an event's data are one line.
      const place = id === undefined ? "" : `id: ${id}\n`;
      write(`event: ${name}\n${place}data: ${JSON.stringify(data)}\n\n`);
    },
    beat: () => write(": beat\n\n"),
    end() {
      controller?.close();
      controller = null;
    },
  };
}

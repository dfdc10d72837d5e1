import type { LiveEventName, LiveEvents } from "../wire/live.ts";

/** One event as it came. */
export type CameEvent = {
  readonly [Name in LiveEventName]: {
    readonly name: Name;
    readonly id: string | null;
    readonly data: LiveEvents[Name];
  };
}[LiveEventName];

export interface EventReader {
  /** The next event, comments aside; `null`: the stream has ended. */
  next(): Promise<CameEvent | null>;
  /** The next event of that name; those before it are let go by. */
  nextOf<Name extends LiveEventName>(
    name: Name,
  ): Promise<Extract<CameEvent, { readonly name: Name }>>;
  leave(): Promise<void>;
}

function eventOf(text: string): CameEvent | null {
  const field = (name: string): string | null =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const name = field("event");
  if (name === null) return null;
  return { name, id: field("id"), data: JSON.parse(field("data") ?? "null") } as CameEvent; // as the server sends them
}

/** Reads server-sent events of the live page one by one. */
export function readEvents(body: ReadableStream<Uint8Array>): EventReader {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  const next = async (): Promise<CameEvent | null> => {
    for (;;) {
      const end = rest.indexOf("\n\n");
      if (end >= 0) {
        const event = eventOf(rest.slice(0, end));
        rest = rest.slice(end + 2);
        if (event) return event;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      rest += decoder.decode(value, { stream: true });
    }
  };
  return {
    next,
    async nextOf(name) {
      for (;;) {
        const event = await next();
        if (event === null) throw new Error(`the stream ended before ${name} came`);
        if (event.name === name) return event as Extract<CameEvent, { name: typeof name }>; // its name says so
      }
    },
    leave: async () => await reader.cancel(),
  };
}

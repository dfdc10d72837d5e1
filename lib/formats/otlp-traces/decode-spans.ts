import { fieldsOf, type ProtobufField } from "./protobuf-fields.ts";
import { READ_ATTRIBUTES } from "./span-attributes.ts";

/** Longer texts are content; none of the attributes that are read is one. */
const LONGEST_TEXT = 16_384;

const decoder = new TextDecoder();

class Damage extends Error {}

function fields(message: Uint8Array | null): readonly ProtobufField[] {
  const found = message && fieldsOf(message);
  if (!found) throw new Damage();
  return found;
}

const text = (bytes: Uint8Array | null): string =>
  decoder.decode((bytes ?? new Uint8Array()).subarray(0, LONGEST_TEXT));

const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString("hex");

/** An `AnyValue` as OTLP/JSON writes it; lists and maps are read by nobody. */
function anyValue(message: Uint8Array | null): object {
  for (const { number, bytes, value } of fields(message)) {
    if (number === 1)
      return (bytes?.length ?? 0) > LONGEST_TEXT ? {} : { stringValue: text(bytes) };
    if (number === 2) return { boolValue: value !== 0n };
    if (number === 3) return { intValue: BigInt.asIntN(64, value).toString() };
    if (number === 4) {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, value);
      return { doubleValue: view.getFloat64(0) };
    }
  }
  return {};
}

/** The attribute that a `KeyValue` holds; nothing where its name is not one that is read. */
function attribute(message: Uint8Array | null): readonly object[] {
  const parts = fields(message);
  const key = text(parts.find(({ number }) => number === 1)?.bytes ?? null);
  const value = parts.find(({ number }) => number === 2)?.bytes;
  return READ_ATTRIBUTES.has(key) && value ? [{ key, value: anyValue(value) }] : [];
}

const attributesIn = (parts: readonly ProtobufField[], at: number): readonly object[] =>
  parts.filter(({ number }) => number === at).flatMap(({ bytes }) => attribute(bytes));

function event(message: Uint8Array | null): readonly object[] {
  const parts = fields(message);
  const name = text(parts.find(({ number }) => number === 2)?.bytes ?? null);
  return name === "exception" ? [{ name, attributes: attributesIn(parts, 3) }] : [];
}

function status(message: Uint8Array | null): object {
  const parts = fields(message);
  const code = parts.find(({ number }) => number === 3)?.value ?? 0n;
  const told = parts.find(({ number }) => number === 2)?.bytes;
  return { code: Number(code), ...(told ? { message: text(told) } : {}) };
}

function span(message: Uint8Array | null): object {
  const parts = fields(message);
  const last = (at: number) => parts.findLast(({ number }) => number === at);
  const ended = last(15);
  return {
    traceId: hex(last(1)?.bytes ?? null),
    spanId: hex(last(2)?.bytes ?? null),
    startTimeUnixNano: (last(7)?.value ?? 0n).toString(),
    endTimeUnixNano: (last(8)?.value ?? 0n).toString(),
    attributes: attributesIn(parts, 9),
    events: parts.filter(({ number }) => number === 11).flatMap(({ bytes }) => event(bytes)),
    ...(ended ? { status: status(ended.bytes) } : {}),
  };
}

type Signal = "spans" | "metrics" | "logs";

/** Requests of the three signals differ only in what the scopes hold: a span starts with an id of 16 bytes. */
function signalOf(item: Uint8Array | null): Signal {
  const parts = fields(item);
  const trace = parts.find(({ number }) => number === 1);
  if (
    trace?.bytes?.length === 16 &&
    parts.some(({ number, bytes }) => number === 2 && bytes?.length === 8)
  ) {
    return "spans";
  }
  const isLog = parts.some(
    ({ number, bytes }) => bytes === null && (number === 1 || number === 11),
  );
  return isLog ? "logs" : "metrics";
}

const SIGNAL_KEYS = { metrics: "resourceMetrics", logs: "resourceLogs" } as const;

function* requestsOf(group: Uint8Array): Generator<object> {
  const parts = fields(group);
  const resource = parts.find(({ number }) => number === 1)?.bytes;
  const attributes = resource ? attributesIn(fields(resource), 1) : [];
  const scopes = parts.filter(({ number }) => number === 2);
  const items = scopes.flatMap(({ bytes }) => fields(bytes).filter(({ number }) => number === 2));
  const [first] = items;
  const signal = first ? signalOf(first.bytes) : "spans";
  if (signal !== "spans") {
    yield { [SIGNAL_KEYS[signal]]: [] };
    return;
  }
  for (const { bytes } of items) {
    const scopeSpans = [{ spans: [span(bytes)] }];
    yield { resourceSpans: [{ resource: { attributes }, scopeSpans }] };
  }
}

/**
 * The spans of one `ResourceSpans` message, each as an export request of its own in OTLP/JSON, with the attributes
 * that are read and no others. A damaged message is one object that no format takes for a request.
 */
export function* decodeSpans(group: Uint8Array): Generator<object> {
  try {
    yield* requestsOf(group);
  } catch (cause) {
    if (!(cause instanceof Damage)) throw cause;
    yield { damaged: "a message of OTLP protobuf" };
  }
}

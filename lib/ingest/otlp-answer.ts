/** How a request's sender writes, and is answered. */
export type OtlpEncoding = "json" | "protobuf";

export const OTLP_TYPES: Readonly<Record<OtlpEncoding, string>> = {
  json: "application/json",
  protobuf: "application/x-protobuf",
};

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

const field = (number: number, bytes: Iterable<number>): number[] => {
  const content = [...bytes];
  return [...varint(number * 8 + 2), ...varint(content.length), ...content];
};

const whole = (number: number, value: number): number[] => [
  ...varint(number * 8),
  ...varint(value),
];

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** An answer to an export request: all of it was taken, or all but some spans, and why not these. */
export function tracesAnswer(
  encoding: OtlpEncoding,
  rejected: { readonly spans: number; readonly why: string } | null,
): string | Uint8Array<ArrayBuffer> {
  if (encoding === "json") {
    if (rejected === null) return "{}";
    // As protobuf's JSON writes 64 bits.
    const partialSuccess = { rejectedSpans: String(rejected.spans), errorMessage: rejected.why };
    return JSON.stringify({ partialSuccess });
  }
  if (rejected === null) return new Uint8Array();
  const partial = [...whole(1, rejected.spans), ...field(2, text(rejected.why))];
  return Uint8Array.from(field(1, partial));
}

/** gRPC's codes, by the HTTP status that says the same. */
const RPC_CODES: ReadonlyMap<number, number> = new Map([
  [400, 3],
  [401, 16],
  [403, 7],
  [413, 3],
  [415, 3],
  [429, 8],
  [503, 14],
  [507, 8],
]);
const RPC_INTERNAL = 13;

/** A refusal as OTLP wants it: a `google.rpc.Status` in the encoding of the request. */
export function tracesRefusal(
  encoding: OtlpEncoding,
  { status, message }: { readonly status: number; readonly message: string },
): string | Uint8Array<ArrayBuffer> {
  const code = RPC_CODES.get(status) ?? RPC_INTERNAL;
  if (encoding === "json") return JSON.stringify({ code, message });
  return Uint8Array.from([...whole(1, code), ...field(2, text(message))]);
}

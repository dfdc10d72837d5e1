import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { err, ok, type Result } from "../core/result.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";

export interface BodyLimits {
  readonly wireBytes: number;
  readonly decodedBytes: number;
}

export interface BodyError {
  readonly code:
    | "too-large"
    | "wrong-encoding"
    | "bad-gzip"
    | "cut-short"
    | "too-slow"
    | "too-many-at-once";
  readonly message: string;
}

/** Under what a body comes in, beside its own limits. */
export interface Arrival {
  /** Asks for room for so many more bytes; `false`: there is none at this moment. */
  hold(bytes: number): boolean;
  /** How long the body may take. */
  readonly ms: number;
}

/** A body as it was sent. */
export interface SentBody {
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

type Body = Result<Uint8Array, BodyError>;

const unpack = promisify(gunzip);
const { ratio, afterBytes } = INGEST_LIMITS.gzip;
const MS_PER_S = 1_000;

const refused = (code: BodyError["code"], message: string) => err({ code, message });

const tooLarge = (limit: number, what: string) =>
  refused("too-large", `Expected a body of at most ${limit} bytes ${what}. Send it in several.`);

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const LATE = Symbol("late");

/** Tells once that time is over, unless it is stopped before. */
function deadline(ms: number) {
  let tell: (late: typeof LATE) => void = () => {};
  const late = new Promise<typeof LATE>((resolve) => {
    tell = resolve;
  });
  const timer = setTimeout(() => tell(LATE), ms);
  return { late, stop: () => clearTimeout(timer) };
}

/**
 * The bytes as they come over the wire, unless there are too many or they come too slowly; then the rest is not
 * waited for. It is left unread: to cancel it would close the connection before the refusal is out.
 */
async function readWire(
  request: Request,
  { wireBytes }: BodyLimits,
  { hold, ms }: Arrival,
): Promise<Body> {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > wireBytes) return tooLarge(wireBytes, "as sent");
  const { body } = request;
  if (body === null) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  const { late, stop } = deadline(ms);
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      if (part === LATE) return tooSlow(ms, bytes);
      if (part.done) break;
      bytes += part.value.byteLength;
      if (bytes > wireBytes) return tooLarge(wireBytes, "as sent");
      if (!hold(part.value.byteLength)) return CROWDED;
      parts.push(part.value);
    }
  } catch {
    return refused("cut-short", `The connection broke off after ${bytes} bytes. Send it again.`);
  } finally {
    stop();
  }
  if (announced !== null && Number(announced) !== bytes) {
    return refused("cut-short", `Expected ${announced} bytes, ${bytes} arrived. Send it again.`);
  }
  return ok(new Uint8Array(Buffer.concat(parts, bytes)));
}

const tooSlow = (ms: number, bytes: number) =>
  refused(
    "too-slow",
    `Expected the whole body within ${ms / MS_PER_S} s, ${bytes} bytes came. Send fewer records at once.`,
  );

const CROWDED = refused(
  "too-many-at-once",
  "More is being sent at this moment than there is memory for. Send it again in a moment.",
);

async function unpacked(packed: Uint8Array, { decodedBytes }: BodyLimits): Promise<Body> {
  try {
    const plain = new Uint8Array(await unpack(packed, { maxOutputLength: decodedBytes }));
    // Whatever is in there twice packed may be of any size.
    if (isGzip(plain))
      return refused("too-large", "Expected a body packed once, this one is twice.");
    if (plain.length <= afterBytes || plain.length <= packed.length * ratio) return ok(plain);
    return refused("too-large", `This gzip unpacks to more than ${ratio} times its size.`);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE") return tooLarge(decodedBytes, "unpacked");
    if (!code.startsWith("Z_")) throw cause;
    const found = code === "Z_BUF_ERROR" ? "it ends too early" : "its bytes are damaged";
    return refused("bad-gzip", `Expected a whole gzip body; ${found}. Send it again.`);
  }
}

/** A request's body as it is sent; what cannot be taken is refused as soon as it is known. */
export async function readSent(
  request: Request,
  limits: BodyLimits,
  arrival: Arrival,
): Promise<Result<SentBody, BodyError>> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const isPacked = encoding === "gzip" || encoding === "x-gzip";
  if (!isPacked && encoding !== "identity" && encoding !== "") {
    const message = `Expected a body that is plain or packed with gzip, found "${encoding.slice(0, 40)}".`;
    return refused("wrong-encoding", message);
  }
  const wire = await readWire(request, limits, arrival);
  return wire.ok ? ok({ bytes: wire.value, isPacked }) : wire;
}

/** A body's bytes, unpacked where they are packed, within the limits. What they unpack to needs room, too. */
export async function plainBody(
  sent: SentBody,
  limits: BodyLimits,
  { hold }: Pick<Arrival, "hold">,
): Promise<Body> {
  if (!sent.isPacked) return ok(sent.bytes);
  const plain = await unpacked(sent.bytes, limits);
  return plain.ok && !hold(plain.value.length) ? CROWDED : plain;
}

/** The text of a body, without a byte order mark; `null` where it is not UTF-8. */
export function bodyText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

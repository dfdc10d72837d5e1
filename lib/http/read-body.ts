import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { err, ok, type Result } from "../core/result.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";

export interface BodyLimits {
  readonly wireBytes: number;
  readonly decodedBytes: number;
}

export interface BodyError {
  readonly code: "too-large" | "wrong-encoding" | "bad-gzip" | "cut-short";
  readonly message: string;
}

type Body = Result<Uint8Array, BodyError>;

const unpack = promisify(gunzip);
const { ratio, afterBytes } = INGEST_LIMITS.gzip;

const refused = (code: BodyError["code"], message: string): Body => err({ code, message });

const tooLarge = (limit: number, what: string): Body =>
  refused("too-large", `Expected a body of at most ${limit} bytes ${what}. Send it in several.`);

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes as they come over the wire, unless there are too many; then the rest is not waited for. */
async function readWire(request: Request, { wireBytes }: BodyLimits): Promise<Body> {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > wireBytes) return tooLarge(wireBytes, "as sent");
  const { body } = request;
  if (body === null) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > wireBytes) {
        reader.cancel().catch(() => {}); // the sender may be gone
        return tooLarge(wireBytes, "as sent");
      }
      parts.push(part.value);
    }
  } catch {
    return refused("cut-short", `The connection broke off after ${bytes} bytes. Send it again.`);
  }
  if (announced !== null && Number(announced) !== bytes) {
    return refused("cut-short", `Expected ${announced} bytes, ${bytes} arrived. Send it again.`);
  }
  return ok(new Uint8Array(Buffer.concat(parts, bytes)));
}

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

/** A request's body, unpacked, within its limits; too much is refused as soon as it is known. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Body> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const isPacked = encoding === "gzip" || encoding === "x-gzip";
  if (!isPacked && encoding !== "identity" && encoding !== "") {
    const message = `Expected a body that is plain or packed with gzip, found "${encoding.slice(0, 40)}".`;
    return refused("wrong-encoding", message);
  }
  const wire = await readWire(request, limits);
  if (!wire.ok || !isPacked) return wire;
  return await unpacked(wire.value, limits);
}

/** The text of a body, without a byte order mark; `null` where it is not UTF-8. */
export function bodyText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

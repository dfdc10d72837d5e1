import { hash } from "node:crypto";
import { crc32 } from "node:zlib";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = BigInt(DIGITS.length);
const ID_LENGTH = 8;
/** 62^43 is more than 2^256. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;
const KEY = /^tsk_([0-9A-Za-z]{8})_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/;

/** How many random bytes a key is made of: 8 name it, 32 keep it. */
export const KEY_BYTES = 40;

function digits(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= BASE)
    text = DIGITS[Number(rest % BASE)] + text;
  return text;
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);

/** So that scanners for leaked keys know one from a text that looks like one. */
const checkOf = (text: string): string => digits(BigInt(crc32(text)), CHECK_LENGTH);

/** A key as text, made of `KEY_BYTES` random bytes: `tsk_`, what tells it from others, its secret, and a checksum. */
export function keyText(random: Uint8Array): string {
  const id = digits(numberOf(random.subarray(0, 8)), ID_LENGTH);
  const secret = digits(numberOf(random.subarray(8, KEY_BYTES)), SECRET_LENGTH);
  const body = `tsk_${id}_${secret}`;
  return `${body}_${checkOf(body)}`;
}

/** The beginning of a key that may be shown; `null` where the text is no key. */
export function keyPrefix(text: string): string | null {
  const match = KEY.exec(text);
  if (!match) return null;
  const [, id, secret, check] = match;
  return checkOf(`tsk_${id}_${secret}`) === check ? `tsk_${id}` : null;
}

/** What is kept of a key. Found by an index, so that no comparison of secrets takes longer the nearer a guess is. */
export const keyHash = (text: string): string => hash("sha256", text, "hex");

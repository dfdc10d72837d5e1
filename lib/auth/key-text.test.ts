import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KEY_BYTES, keyHash, keyPrefix, keyText } from "./key-text.ts";

const random = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });

describe("the text of an ingest key", () => {
  test("names itself, keeps 256 bits, and ends in a checksum", () => {
    const key = keyText(new Uint8Array(KEY_BYTES));
    expect(key).toMatch(/^tsk_0{8}_0{43}_[0-9A-Za-z]{6}$/);
    expect(keyPrefix(key)).toBe("tsk_00000000");
  });

  test("is known for one whatever it is made of, and different bytes make different keys", () => {
    fc.assert(
      fc.property(random, random, (one, other) => {
        expect(keyPrefix(keyText(one))).toBe(keyText(one).slice(0, 12));
        fc.pre(Buffer.compare(one.subarray(8), other.subarray(8)) !== 0);
        expect(keyText(one)).not.toBe(keyText(other));
      }),
      { seed: 6 },
    );
  });

  test("a single character mistyped makes it no key", () => {
    const key = keyText(new Uint8Array(KEY_BYTES).fill(7));
    for (let at = 0; at < key.length; at++) {
      const wrong = `${key.slice(0, at)}${key[at] === "x" ? "y" : "x"}${key.slice(at + 1)}`;
      expect([at, keyPrefix(wrong)]).toEqual([at, null]);
    }
    for (const text of ["", "tsk_", `${key} `, key.slice(0, -1), `Bearer ${key}`]) {
      expect(keyPrefix(text)).toBeNull();
    }
  });

  test("what is kept of it is its SHA-256", () => {
    expect(keyHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

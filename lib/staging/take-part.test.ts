import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { givePartBack, takePart } from "./take-part.ts";
import { MOST_PART_BYTES } from "./upload.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A body that goes on for ever, of a connection that breaks off when it is to be closed. */
const endless: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({
    next: () => Promise.resolve({ done: false, value: new Uint8Array(MOST_PART_BYTES) }),
    return: () => Promise.reject(new Error("aborted")),
  }),
};

test("two parts never share their memory, also after a body that could not be closed", async () => {
  const refused = await takePart(endless, "");
  expect(refused).toMatchObject({ ok: false, error: { code: "too-large" } });

  const texts = ["of the one upload", "of the other"].map((text) => Buffer.from(text));
  const taken = await Promise.all(texts.map((text) => takePart(whole(text), sha256(text))));
  expect(taken.map((part) => part.ok && Buffer.from(part.value).toString())).toEqual(
    texts.map(String),
  );
});

test("a part's memory that is given back twice is used once", async () => {
  const text = Buffer.from("once");
  const taken = await takePart(whole(text), sha256(text));
  if (!taken.ok) throw new Error(taken.error.message);
  givePartBack(taken.value);
  givePartBack(taken.value);
  const [one, two] = await Promise.all(
    [text, text].map((bytes) => takePart(whole(bytes), sha256(bytes))),
  );
  if (!one?.ok || !two?.ok) throw new Error("a part was refused");
  expect(one.value.buffer === two.value.buffer).toBe(false);
});

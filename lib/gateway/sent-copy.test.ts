import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedOf } from "../client/asked.ts";
import { ByteBudget } from "../ingest/byte-budget.ts";
import { SentCopy } from "./sent-copy.ts";

const MIB = 2 ** 20;

function copyOf(
  type: string,
  parts: readonly (Buffer | string)[],
  room = new ByteBudget(64 * MIB),
) {
  const copy = new SentCopy(type, room);
  for (const part of parts) copy.add(Buffer.from(part));
  return copy;
}

const NOTHING = { model: null, tier: null, streamed: false };

test("JSON tells model, tier and whether it streams, however it is cut into pieces", () => {
  const text = JSON.stringify({ model: "gpt-5", service_tier: "flex", stream: true, input: "é" });
  const bytes = Buffer.from(text);
  const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 });
  fc.assert(
    fc.property(cuts, (places) => {
      const ends = [0, ...places.toSorted((a, b) => a - b), bytes.length];
      const parts = ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
      const copy = copyOf("application/json", parts);
      expect(copy.digest()).toBe(copyOf("application/json", [text]).digest());
      expect(askedOf(copy.take())).toEqual({ model: "gpt-5", tier: "flex", streamed: true });
    }),
    { seed: 6 },
  );
});

describe("a form with a file of 20 MiB", () => {
  const boundary = "----x(1)";
  const type = `multipart/form-data; boundary=${boundary}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = [
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.mp3"\r\nContent-Type: audio/mpeg\r\n\r\n`,
    ...Array.from({ length: 20 }, () => Buffer.alloc(MIB, "s")),
    "\r\n",
  ];
  const end = `--${boundary}--\r\n`;
  const asked = { model: "whisper-1", tier: null, streamed: true };

  test("tells its model before the file or behind it, and little of it is kept", () => {
    const fields = [field("model", "whisper-1"), field("stream", "true")];
    const room = new ByteBudget(128 * 1024);
    expect(askedOf(copyOf(type, [...fields, ...file, end], room).take())).toEqual(asked);
    expect(askedOf(copyOf(type, [...file, ...fields, end], room).take())).toEqual(asked);
  });

  test("what no boundary ends is no field", () => {
    const copy = copyOf(type, [`x name="model"\r\n\r\nnot-a-model\r\nx`, ...file, end]);
    expect(askedOf(copy.take())).toEqual(NOTHING);
  });
});

test("more than there is room for, or than a body may be, is not kept, and room is given back", () => {
  const room = new ByteBudget(10);
  const first = copyOf("", ['{"model'], room);
  expect(copyOf("", ['{"model":"a"}'], room).take()).toBeNull();
  expect(first.take()).toBe('{"model');
  expect(copyOf("", ["{      }"], room).take()).toBe("{      }");
  const large = copyOf(
    "application/json",
    Array.from({ length: 17 }, () => Buffer.alloc(MIB)),
  );
  expect(large.take()).toBeNull();
  expect(large.digest()).toMatch(/^[0-9a-f]{64}$/);
});

test("any other body tells nothing", () => {
  expect(askedOf(copyOf("application/octet-stream", ['{"model":"a"}']).take())).toEqual(NOTHING);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonFault } from "./json-fault.ts";
import { parseMappingText } from "./parse-mapping-text.ts";

const message = (text: string): string => {
  const read = parseMappingText(text);
  return read.ok ? "it was read" : read.error.message;
};

test("a mapping is read with its defaults, behind a byte order mark, nulls meaning left out", () => {
  const read = parseMappingText(
    '\ufeff{"columns":{" time ":"When","model":"","user":null},"models":null,"time":null,"failedWhen":null}',
  );
  expect(read).toEqual({
    ok: true,
    value: {
      columns: { time: "When", model: null, user: null },
      time: { kind: "iso" },
      latencyUnit: "ms",
      models: {},
      defaults: {},
      failedWhen: {},
    },
  });
});

test("model names are trimmed as the file's are", () => {
  const read = parseMappingText('{"columns":{"time":"t"},"models":{" GPT-4 ":"o3"}}');
  expect(read.ok && read.value.models).toEqual({ "GPT-4": "o3" });
});

describe("what is wrong is told in one sentence", () => {
  test.each([
    ["", "The mapping is empty; expected JSON. Start from"],
    ['{\n  "columns": {\n    "time": "t",\n  }\n}', 'is not JSON at line 4, column 3: "}"'],
    ['{"columns": {"time": \'t\'}}', "is not JSON at line 1, column 22:"],
    ['{"columns": {', "is not JSON at line 1, column 14: the end"],
    ["[]", "A mapping is a JSON object such as"],
    ["{}", "The mapping's columns: expected an object, found nothing. Start from"],
    ['{"columns":null}', "The mapping's columns: expected an object, found null."],
    ['{"columns":{"time":7}}', "The mapping's columns.time: expected a text, found 7. Write the"],
    ['{"columns":{"Model":"m"}}', 'means nothing, "columns.Model": write "model".'],
    ['{"columns":{"tokens":"n"}}', '"columns.tokens": leave it out, or use one of time, timeEnd'],
    ['{"columns":{"__proto__":"n"}}', '"columns.__proto__": leave it out'],
    ['{"columns":{},"__proto__":{}}', '"__proto__": leave it out'],
    ['{"columns":{},"models":{"__proto__":"o3"}}', '"models.__proto__": leave it out.'],
    ['{"columns":{},"model":{}}', 'means nothing, "model": leave it out, or use one of columns'],
    ['{"columns":{},"latencyUnit":"h"}', 'latencyUnit: expected one of s, ms, found "h".'],
    ['{"columns":{},"time":{"kind":"unix"}}', "time.kind: expected iso, epoch-s, epoch-ms"],
    [
      '{"columns":{},"time":{"kind":"seconds-since"}}',
      "time.origin: expected a text, found nothing",
    ],
    ['{"columns":{},"models":{"a":1}}', "models.a: expected a text, found 1."],
    ['{"columns":{},"defaults":{"user":[]}}', "defaults.user: expected a text, a number, true"],
  ])("%s", (text, expected) => {
    const told = message(text);
    expect(told).toContain(expected);
    expect(told).not.toContain("\n");
  });
});

test("the place of a fault is found for exactly the texts that are no JSON", () => {
  const json = fc.json({ maxDepth: 3 });
  const damaged = fc
    .tuple(json, fc.nat(), fc.constantFrom("", ",", "}", "[", '"', "x", "1", ":", "\\"))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + 1);
    });
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(fc.oneof(json, damaged), (text) => {
      expect(jsonFault(text) === null).toBe(parses(text));
    }),
    { seed: 9, numRuns: 2_000 },
  );
});

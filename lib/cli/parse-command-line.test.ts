import { describe, expect, test } from "vitest";
import { ok } from "../core/result.ts";
import { defineCommand } from "./command.ts";
import { parseCommandLine } from "./parse-command-line.ts";

const price = defineCommand({
  operands: { name: "FILE", min: 1, max: 1 },
  options: {
    map: { type: "string", value: "FILE", help: "" },
    "price-date": { type: "string", value: "DATE", help: "" },
    tag: { type: "string", value: "TAG", help: "", multiple: true },
    verbose: { type: "boolean", short: "v", help: "" },
  },
  run: async () => ok(null),
});

const parse = (...argv: string[]) => parseCommandLine("price", price, argv);
const problem = (...argv: string[]) => {
  const parsed = parse(...argv);
  return parsed.ok ? null : parsed.error;
};

test("reads operands and options in any order", () => {
  expect(
    parse("--price-date", "2025-05-01", "a.csv", "-v", "--map=m.json", "--tag", "x", "--tag", "y"),
  ).toEqual(
    ok({
      operands: ["a.csv"],
      options: {
        map: "m.json",
        "price-date": "2025-05-01",
        tag: ["x", "y"],
        verbose: true,
        json: false,
        help: false,
      },
    }),
  );
});

test("an option that is left out is undefined, an unset switch is false", () => {
  const parsed = parse("a.csv");
  expect(parsed.ok && parsed.value.options).toEqual({
    map: undefined,
    "price-date": undefined,
    tag: [],
    verbose: false,
    json: false,
    help: false,
  });
});

test("what follows -- is an operand, whatever it looks like", () => {
  const parsed = parse("--", "--map");
  expect(parsed.ok && parsed.value.operands).toEqual(["--map"]);
});

test("help needs no operand", () => {
  expect(parse("--help").ok).toBe(true);
  expect(parse("-h").ok).toBe(true);
});

describe("wrong usage ends with exit code 2 and one sentence", () => {
  test.each([
    [
      ["--mpa", "m.json", "a.csv"],
      "there is no option --mpa; did you mean --map? See: tierscope price --help",
    ],
    [["--zzzzzzzz", "a.csv"], "there is no option --zzzzzzzz. See: tierscope price --help"],
    [["-x", "a.csv"], "there is no option -x. See: tierscope price --help"],
    [["a.csv", "--map"], "--map needs a value: --map FILE. See: tierscope price --help"],
    [["a.csv", "--map", "--json"], "--map needs a value: --map FILE. See: tierscope price --help"],
    [["a.csv", "--map="], "--map needs a value: --map FILE. See: tierscope price --help"],
    [
      ["a.csv", "--verbose=yes"],
      '--verbose takes no value, got "yes". See: tierscope price --help',
    ],
    [["a.csv", "--map", "m", "--map", "n"], "--map is given twice. See: tierscope price --help"],
    [[], "FILE is missing. See: tierscope price --help"],
    [["a.csv", "b.csv"], "it takes one FILE, got 2. See: tierscope price --help"],
    [["a.csv", "--__proto__"], "there is no option --__proto__. See: tierscope price --help"],
    [["a.csv", "--constructor"], "there is no option --constructor. See: tierscope price --help"],
  ])("%j", (argv, message) => {
    expect(problem(...argv)).toEqual({ exit: 2, code: "usage", message });
  });
});

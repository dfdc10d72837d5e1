import { describe, expect, test } from "vitest";
import { missingEntries } from "./complete-lock.mjs";
import { functionViolations } from "./guards/function-sizes.mjs";
import { citationViolations, documentViolations, houseViolations } from "./guards/house-rules.mjs";
import { agedNode, refusedNode } from "./node-version.mjs";

describe("a planted violation is reported", () => {
  // Put together here, so that the check of this very file stays green.
  test.each([
    ["a note to finish later", `// TO${"DO"} round up`],
    ["a switched-off type check", `// @ts-${"ignore"} later`],
    ["a test that hides the others", `test.${"only"}("x", () => {});`],
    ["a breakpoint", `  debug${"ger"};`],
    ["a path of somebody's machine", `const file = "/${"home"}/ann/x.csv";`],
    ["a part whose wait hides the page", `const Part = dyna${"mic"}(() => import("./part.tsx"));`],
    ["filler text", `lorem ${"ipsum"} dolor`],
  ])("%s", (what, line) => {
    expect(houseViolations("lib/x.ts", `const a = 1;\n${line}\n`)).toEqual([
      expect.stringMatching(new RegExp(`^lib/x\\.ts:2: .*${what.split(" ").at(-1)}`)),
    ]);
  });

  test("a file of 251 lines, and none of 250", () => {
    expect(houseViolations("lib/x.ts", "a\n".repeat(251))).toHaveLength(1);
    expect(houseViolations("lib/x.ts", "a\n".repeat(250))).toEqual([]);
    expect(houseViolations("lib/pricing/catalog/openai.ts", "a\n".repeat(900))).toEqual([]);
  });
});

describe("a function of 61 lines", () => {
  const lines = (count, line) => `${line}\n`.repeat(count);
  const component = (count) =>
    `export function Page() {\n  return (\n    <ul>\n${lines(count - 6, "      <li />")}    </ul>\n  );\n}\n`;

  test("is reported, also where its lines are markup, and one of 60 is not", () => {
    expect(functionViolations("components/x.tsx", `\n${component(61)}`)).toEqual([
      "components/x.tsx:2: a function of 61 lines, more than 60: split it by meaning",
    ]);
    expect(functionViolations("components/x.tsx", component(60))).toEqual([]);
  });

  test.each([
    ["an arrow", (body) => `const run = () => {\n${body}};\n`],
    ["a method", (body) => `const all = {\n  run() {\n${body}  },\n};\n`],
    ["one in another language than TypeScript", (body) => `function run() {\n${body}}\n`, "mjs"],
  ])("is reported as %s", (_, written, extension = "ts") => {
    expect(functionViolations(`lib/x.${extension}`, written(lines(59, "  one();")))).toHaveLength(
      1,
    );
    expect(functionViolations(`lib/x.${extension}`, written(lines(58, "  one();")))).toEqual([]);
  });

  test("may be a test, and no file that cannot be read passes", () => {
    const long = component(90);
    expect(functionViolations("components/x.test.tsx", long)).toEqual([]);
    expect(functionViolations("tests/browser/x.browser.ts", "function f() {")).toEqual([]);
    expect(functionViolations("lib/x.ts", "function f() {")).toHaveLength(1);
  });
});

describe("a document that names files", () => {
  const exists = (path) =>
    ["lib", "lib/core/money.ts", "docs/decisions.md", "README.md"].includes(path);
  const check = (text) => documentViolations("docs/x.md", text, exists);

  test.each([
    ["a link to a missing file", "see [it](missing.md)", 1],
    ["a link from where the document lies", "see [it](decisions.md#top) and [up](../README.md)", 0],
    ["a missing path in code style", "in `lib/core/gone.ts`", 1],
    ["a missing folder in code style", "in `lib/gone/`", 1],
    ["a path that exists", "in `lib/core/money.ts`", 0],
    ["what is no path", "run `npm start`, set `PORT`, open `/prices`, 3 `and/or` 4, `tokens/s`", 0],
    ["what only a run makes", "in `.tierscope/postgres`", 0],
    ["a link to the web", "see [it](https://example.com/missing.md)", 0],
  ])("%s", (_, text, problems) => {
    expect(check(text)).toHaveLength(problems);
  });

  test("says the line", () => {
    expect(check("one\ntwo `lib/gone.ts`")).toEqual([
      "docs/x.md:2: names lib/gone.ts, and no such file exists",
    ]);
  });
});

describe("a comment that cites a document", () => {
  const exists = (path) => path === "docs/formats.md";

  test.each([
    ["one that nobody has", `/** Source: facts/GONE.${"md"} 1.2. */`, 1],
    ["one that nobody has, behind code", `const a = 1; // as in GONE.${"md"}`, 1],
    ["one of ours", " * Source: docs/formats.md.", 0],
    ["one on the web", "// https://example.com/a/README.md", 0],
    ["a name in code", 'const file = "notes.md";', 0],
  ])("%s", (_, line, problems) => {
    expect(citationViolations("lib/x.ts", `const a = 1;\n${line}\n`, exists)).toHaveLength(
      problems,
    );
  });
});

describe("the lockfile", () => {
  const parent = {
    version: "2.0.0",
    dev: true,
    optionalDependencies: { "@x/cli-darwin-arm64": "2.0.0" },
  };

  test("is complete when every platform's package has its entry", () => {
    const entry = { version: "2.0.0" };
    const packages = { "node_modules/x": parent, "node_modules/@x/cli-darwin-arm64": entry };
    expect(missingEntries({ packages })).toEqual({});
  });

  test("gets the entry that a mirror made npm leave out", () => {
    expect(missingEntries({ packages: { "node_modules/x": parent } })).toEqual({
      "node_modules/@x/cli-darwin-arm64": {
        version: "2.0.0",
        cpu: ["arm64"],
        dev: true,
        optional: true,
        os: ["darwin"],
      },
    });
  });

  test("keeps a nested copy's packages beside that copy", () => {
    const packages = {
      "node_modules/@x/cli-darwin-arm64": { version: "3.0.0" },
      "node_modules/y/node_modules/x": parent,
    };
    expect(Object.keys(missingEntries({ packages }))).toEqual([
      "node_modules/y/node_modules/@x/cli-darwin-arm64",
    ]);
  });
});

describe("the Node version", () => {
  test.each(["18.20.4", "20.18.3", "16.0.0"])(
    "%s is refused, and what to do is said",
    (version) => {
      expect(refusedNode(version)).toBe(
        `Tierscope needs Node 20.19 or later; this is Node ${version}. Install a newer one from https://nodejs.org and run the same command again.`,
      );
    },
  );

  test.each(["20.19.0", "20.20.2", "22.0.0", "24.11.1"])("%s will do", (version) => {
    expect(refusedNode(version)).toBeNull();
  });

  test("20 is noted to be out of support, 24 is not", () => {
    expect(agedNode("20.20.2")).toContain("no security fixes");
    expect(agedNode("24.11.1")).toBeNull();
  });
});

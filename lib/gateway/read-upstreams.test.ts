import { describe, expect, test } from "vitest";
import { printUpstreams, readUpstreams } from "./read-upstreams.ts";

test("known providers need no URL, others name theirs, and nothing is off", () => {
  expect(readUpstreams([])).toEqual({ ok: true, value: [] });
  expect(readUpstreams(["", " , "])).toEqual({ ok: true, value: [] });
  const read = readUpstreams([
    "openai, local=http://127.0.0.1:8000/api/",
    "eu=https://eu.api.openai.com",
  ]);
  expect(read).toEqual({
    ok: true,
    value: [
      { name: "openai", url: "https://api.openai.com" },
      { name: "local", url: "http://127.0.0.1:8000/api" },
      { name: "eu", url: "https://eu.api.openai.com" },
    ],
  });
  if (read.ok) expect(readUpstreams([printUpstreams(read.value)])).toEqual(read);
});

describe("what would send a key where it must not go is refused", () => {
  test.each([
    [
      "x=http://example.com",
      'x must be https, or http on this machine, not "x=http://example.com"',
    ],
    ["x=http://127.0.0.1.evil.example", "x must be https"],
    ["x=http://[::2]:80", "x must be https"],
    ["x=ftp://127.0.0.1", "x must be https"],
    ["x=file:///etc/passwd", "x must be https"],
    ["x=https://a:b@example.com", "x must be a URL without query, fragment, name and password"],
    ["x=https://example.com/?key=1", "x must be a URL without"],
    ["x=https://example.com/#a", "x must be a URL without"],
    ["x=", "x must be a URL without"],
    ["x", "say where x is: only openai, anthropic, google need no URL"],
    ["toString", "expected NAME or NAME=URL"],
    ["constructor", "say where constructor is"],
    ["../x=https://example.com", "expected NAME or NAME=URL"],
    ["tsk_x=https://example.com", "expected NAME or NAME=URL"],
    ["openai,openai=https://example.com", "openai is named twice"],
  ])("%s", (entry, why) => {
    const read = readUpstreams([entry]);
    expect(read.ok ? "" : read.error).toContain(why);
  });
});

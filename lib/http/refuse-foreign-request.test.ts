import { describe, expect, test } from "vitest";
import { refuseForeignRequest } from "./refuse-foreign-request.ts";

const request = (overrides: Partial<Parameters<typeof refuseForeignRequest>[0]>) =>
  refuseForeignRequest({
    method: "GET",
    host: "127.0.0.1:3000",
    origin: undefined,
    fetchSite: undefined,
    ...overrides,
  });

describe("the host a request asks for", () => {
  test.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000", "127.0.0.1"])(
    "%s is this machine",
    (host) => expect(request({ host })).toBeNull(),
  );

  test("a forwarded port is still this machine", () => {
    expect(request({ host: "localhost:18080" })).toBeNull();
  });

  test.each([
    "evil.example",
    "127.0.0.1.evil.example:3000",
    "localhost.evil.example",
    "evil.example:127.0.0.1",
    "0.0.0.0:3000",
    "[::1]evil:3000",
    "localhost:3000@evil.example",
    "",
  ])("%j is refused with 421", (host) => {
    expect(request({ host })).toMatchObject({ status: 421, code: "unknown-host" });
  });

  test("a request without a host is refused", () => {
    expect(request({ host: undefined })).toMatchObject({ status: 421 });
  });
});

describe("a request that changes data", () => {
  const post = { method: "POST" };

  test("is answered for our own pages", () => {
    expect(
      request({ ...post, origin: "http://127.0.0.1:3000", fetchSite: "same-origin" }),
    ).toBeNull();
  });

  test("is answered for a program, which sends neither header", () => {
    expect(request(post)).toBeNull();
  });

  test.each([
    "https://evil.example",
    "http://localhost:3000",
    "http://127.0.0.1:5173",
    "https://127.0.0.1:3000",
    "null",
    "",
  ])("is refused from origin %j", (origin) => {
    expect(request({ ...post, origin })).toMatchObject({ status: 403, code: "cross-origin" });
  });

  test.each(["cross-site", "same-site"])("is refused when the browser says %s", (fetchSite) => {
    expect(request({ ...post, fetchSite })).toMatchObject({ status: 403 });
  });

  test.each(["PUT", "PATCH", "DELETE", "delete"])("%s counts as changing data", (method) => {
    expect(request({ method, origin: "https://evil.example" })).toMatchObject({ status: 403 });
  });

  test("says whose it is and where to do it instead", () => {
    expect(request({ ...post, origin: "https://evil.example" })?.message).toBe(
      'Expected a request of Tierscope\'s own page, found one from "https://evil.example", which would change data. Open Tierscope itself under 127.0.0.1:3000 and do it there.',
    );
  });

  test("a link from another site may still open a page", () => {
    expect(request({ origin: "https://evil.example", fetchSite: "cross-site" })).toBeNull();
  });
});

describe("a request that does nothing without a key", () => {
  const asked = { method: "POST", fetchSite: "cross-site", needsKey: true };

  test.each(["app://obsidian.md", "file://", "tauri://localhost"])(
    "may come from the desktop app %s",
    (origin) => {
      expect(request({ ...asked, origin })).toBeNull();
      expect(request({ ...asked, origin, needsKey: false })).toMatchObject({ status: 403 });
      expect(request({ ...asked, origin, host: "evil.example" })).toMatchObject({ status: 421 });
    },
  );

  test.each(["https://evil.example", "HTTP://evil.example", "null", "", "evil.example"])(
    "may not come from a page: %j",
    (origin) => expect(request({ ...asked, origin })).toMatchObject({ status: 403 }),
  );
});

import { describe, expect, test } from "vitest";
import { serveAddress } from "./serve-address.ts";

interface Given {
  readonly portOption?: string;
  readonly portVariable?: string;
  readonly hostOption?: string;
  readonly hostVariable?: string;
}

const address = ({ portOption, portVariable, hostOption, hostVariable }: Given) =>
  serveAddress(
    { option: portOption, variable: portVariable ?? null },
    { option: hostOption, variable: hostVariable ?? null },
  );

test("without any wish it is 127.0.0.1:3000", () => {
  expect(address({})).toEqual({ ok: true, value: { host: "127.0.0.1", port: 3000 } });
});

test("an option goes before its variable", () => {
  const given = {
    portOption: "4000",
    portVariable: "5000",
    hostOption: "::1",
    hostVariable: "localhost",
  };
  expect(address(given)).toEqual({ ok: true, value: { host: "::1", port: 4000 } });
});

describe("the port", () => {
  test.each(["0", "1", "65535"])("%s will do", (portVariable) => {
    expect(address({ portVariable })).toMatchObject({ value: { port: Number(portVariable) } });
  });

  test.each(["65536", "-1", "3000.5", "0x10", "1e3", "abc", "99999999999"])(
    "%s is refused",
    (text) => {
      const message = (name: string) =>
        `${name} must be a whole number from 0 to 65535, got "${text}".`;
      expect(address({ portOption: text })).toEqual({
        ok: false,
        error: { exit: 2, code: "bad-port", message: message("--port") },
      });
      expect(address({ portVariable: text })).toEqual({
        ok: false,
        error: { exit: 78, code: "bad-port", message: message("PORT") },
      });
    },
  );
});

describe("the host", () => {
  test.each(["localhost", "127.0.0.1", "127.1.2.3", "::1"])("%s is this machine", (hostOption) => {
    expect(address({ hostOption })).toMatchObject({ ok: true, value: { host: hostOption } });
  });

  test.each([
    "0.0.0.0",
    "::",
    "192.168.1.4",
    "example.com",
    "localhost.example.com",
    "127.0.0.1.evil",
  ])("%s would let others in and is refused with 78", (host) => {
    for (const given of [{ hostOption: host }, { hostVariable: host }]) {
      expect(address(given)).toMatchObject({
        ok: false,
        error: { exit: 78, code: "host-refused" },
      });
    }
  });
});

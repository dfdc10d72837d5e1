import { expect, test } from "vitest";
import { gatewayTarget, isForGateway } from "./gateway-target.ts";

test("the address names the upstream, and the key where a program can set nothing else", () => {
  expect(gatewayTarget("/gateway/openai/v1/responses?a=/b/../c")).toEqual({
    ...{ keyInPath: null, upstream: "openai", path: "/v1/responses?a=/b/../c" },
  });
  expect(gatewayTarget("/gateway/tsk_a_b_c/openai/v1/models")).toEqual({
    ...{ keyInPath: "tsk_a_b_c", upstream: "openai", path: "/v1/models" },
  });
});

test.each([
  "/gateway",
  "/gateway/",
  "/gateway/openai",
  "/gateway/OPENAI/v1/models",
  "/gateway/tsk_a/tsk_b/openai/v1/models",
  "/gateway/openai/v1/../../x",
  "/gateway/openai/..",
  "/gateway/openai/%2e%2E/x",
  "/gateway/openai/v1%2f..%5cx",
  "/gateway/openai/./v1",
  "http://evil.example/gateway/openai/v1/models",
])("%s is no address of an upstream", (url) => {
  expect(gatewayTarget(url)).toBeNull();
});

test("only its own addresses are the gateway's", () => {
  const own = ["/gateway", "/gateway?x", "/gateway/x"].map(isForGateway);
  expect(own).toEqual([true, true, true]);
  const others = ["/", "/gatewayx", "/x/gateway/", "http://h/gateway/"].map(isForGateway);
  expect(others).toEqual([false, false, false, false]);
});

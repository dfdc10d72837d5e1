import { expect, test } from "vitest";
import { failureOfText } from "./failure-text.ts";

test.each([
  ["429 Resource unavailable: no flex capacity right now for this model.", 429, "flex_unavailable"],
  ["429 Rate limit reached for gpt-5 on tokens per min (TPM): Limit 2", 429, "rate_limit"],
  ["Rate limit reached for gpt-5 in organization org-EXAMPLE", null, "rate_limit"],
  ["429 You exceeded your current quota, please check your plan", 429, "quota"],
  ["429", 429, "http_429"],
  ["429 Too Many Requests", 429, "http_429"],
  ["Error code: 503 - The model is temporarily overloaded.", 503, "overloaded"],
  ["503 Service Unavailable", 503, "overloaded"],
  ["500 Internal error", 500, "server_error"],
  ["504 Gateway Timeout", 504, "server_error"],
  ["408 Request timed out", 408, "timeout_408"],
  ["Request timed out.", null, "timeout_client"],
  ["APITimeoutError('Request timed out.')", null, "timeout_client"],
  ["openai.APIConnectionTimeoutError: Request timed out.", null, "timeout_client"],
  ["openai.RateLimitError: no more told", 429, "http_429"],
  ["InternalServerError('The model is temporarily overloaded.')", null, "overloaded"],
  ["InternalServerError('oops')", null, "server_error"],
  ["400 Flex is not available for this model.", 400, "flex_not_supported"],
  ["Unsupported service_tier: flex", null, "flex_not_supported"],
  ["400 Invalid service_tier argument: not allowed for this project.", 400, "tier_not_allowed"],
  ["BadRequestError('This exceeds the context window')", 400, "invalid_request"],
  ["something else", null, "unknown"],
  ["the year 2429 and 500 tokens", null, "unknown"],
  ["", null, "unknown"],
  [null, null, "unknown"],
])("%j has status %s and the cause %s", (text, httpStatus, errorClass) => {
  expect(failureOfText(text)).toMatchObject({ httpStatus, errorClass });
});

test.each([
  [
    `RateLimitError("Error code: 429 - {'error': {'message': 'x', 'type': 'rate_limit_error', 'code': 'resource_unavailable'}}")`,
    { httpStatus: 429, errorCode: "resource_unavailable", errorClass: "flex_unavailable" },
  ],
  [
    `Error code: 429 - {"error": {"message": "x", "type": "tokens", "code": null}}`,
    { httpStatus: 429, errorCode: null, errorClass: "rate_limit" },
  ],
  [
    String.raw`{\"error\":{\"code\":\"insufficient_quota\",\"status\":429}}`,
    { httpStatus: 429, errorCode: "insufficient_quota", errorClass: "quota" },
  ],
  [
    `Error code: 400 - {'error': {'message': 'no', 'type': 'invalid_request_error', 'param': 'service_tier', 'code': None}}`,
    { httpStatus: 400, errorCode: null, errorClass: "tier_not_allowed" },
  ],
])("the body quoted in %s is read", (text, failure) => {
  expect(failureOfText(text)).toEqual(failure);
});

test.each([
  `BadRequestError: 400 could not parse {'role': 'user', 'content': 'my code is: ', 'code': 'patient-4711-hiv'}`,
  String.raw`Error code: 400 - {\"code\": \"patient-4711-hiv\", \"type\": \"patient-4711-hiv\"}`,
])("a code in the request that an error quotes is content, not the error's: %s", (text) => {
  expect(failureOfText(text)).toEqual({
    errorClass: "invalid_request",
    errorCode: null,
    httpStatus: 400,
  });
});

test("the provider's code counts, also behind one of the request's", () => {
  const text = `429 {'input': {'code': 'patient-4711-hiv'}, 'error': {'code': 'slow_down'}}`;
  expect(failureOfText(text)).toMatchObject({ errorClass: "slow_down", errorCode: "slow_down" });
});

test("a 408 is a timeout, whatever code its text has", () => {
  expect(failureOfText(`408 {'error': {'code': 'server_error'}}`).errorClass).toBe("timeout_408");
});

test("a class name given beside the text counts as its type, and an SDK's status with it", () => {
  expect(failureOfText("Resource unavailable", "RateLimitError")).toMatchObject({
    httpStatus: 429,
    errorClass: "flex_unavailable",
  });
  expect(failureOfText(null, "openai.RateLimitError").errorClass).toBe("http_429");
  expect(failureOfText("None Request timed out.", "APIConnectionTimeoutError").errorClass).toBe(
    "timeout_client",
  );
  expect(failureOfText(null, "InternalServerError").errorClass).toBe("server_error");
});

test("a text of a million characters is judged by its beginning", () => {
  const started = performance.now();
  expect(failureOfText(`${"(".repeat(1_000_000)}429 rate limit`).errorClass).toBe("unknown");
  expect(performance.now() - started).toBeLessThan(200);
});

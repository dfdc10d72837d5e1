import { describe, expect, test } from "vitest";
import { classifyFailure, type FailureSigns, isKnownErrorCode } from "./error-class.ts";

describe("the cause of a failure", () => {
  test.each<[string, FailureSigns]>([
    ["flex_unavailable", { httpStatus: 429, code: "resource_unavailable" }],
    ["flex_unavailable", { httpStatus: 429, message: "Resource Unavailable: try again later" }],
    ["flex_unavailable", { httpStatus: 498 }],
    ["rate_limit", { httpStatus: 429, code: "rate_limit_exceeded", type: "tokens" }],
    ["rate_limit", { httpStatus: 429, type: "requests" }],
    ["slow_down", { httpStatus: 503, code: "slow_down", type: "rate_limit_error" }],
    ["quota", { httpStatus: 429, code: "insufficient_quota", type: "insufficient_quota" }],
    [
      "quota",
      { httpStatus: 429, code: "project_spend_limit_exceeded", type: "insufficient_quota" },
    ],
    ["quota", { httpStatus: 429, code: "credit_balance_exhausted" }],
    ["overloaded", { httpStatus: 503, code: "server_is_overloaded" }],
    ["overloaded", { httpStatus: 529, type: "overloaded_error" }],
    ["server_error", { httpStatus: 500, type: "server_error" }],
    ["server_error", { httpStatus: 502 }],
    ["timeout_408", { httpStatus: 408 }],
    ["timeout_client", { type: "APIConnectionTimeoutError" }],
    ["timeout_client", { code: "APITimeoutError" }],
    [
      "flex_not_supported",
      {
        httpStatus: 400,
        type: "invalid_request_error",
        message: "Flex is not available for this model.",
      },
    ],
    ["flex_not_supported", { httpStatus: 400, message: "Unsupported service_tier: flex" }],
    [
      "tier_not_allowed",
      {
        httpStatus: 400,
        type: "invalid_request_error",
        param: "service_tier",
        message:
          "Invalid service_tier argument: The requested service tier is not allowed for this project.",
      },
    ],
    [
      "invalid_request",
      { httpStatus: 400, code: "context_length_exceeded", type: "invalid_request_error" },
    ],
    ["invalid_request", { httpStatus: 422, type: "invalid_request_error" }],
    ["batch_expired", { code: "batch_expired" }],
    ["batch_cancelled", { code: "batch_cancelled" }],
    ["request_timeout", { code: "request_timeout" }],
    ["timeout_408", { httpStatus: 408, code: "request_timeout", type: "invalid_request_error" }],
    ["timeout_408", { httpStatus: 408, code: "server_error", type: "server_error" }],
    ["timeout_client", { type: "HeadersTimeoutError" }],
    ["rate_limit", { httpStatus: 429, type: "rate_limit_error" }],
    [
      "flex_unavailable",
      { httpStatus: 429, type: "rate_limit_error", message: "Resource unavailable right now." },
    ],
    ["http_429", { httpStatus: 429 }],
    ["http_429", { httpStatus: 429, code: "RateLimitError" }],
    ["unknown", {}],
    ["unknown", { code: "constructor" }],
  ])("is %s for %o", (errorClass, signs) => {
    expect(classifyFailure(signs)).toBe(errorClass);
  });

  test("an unexplained 429 of a flex call stays unexplained", () => {
    expect(classifyFailure({ httpStatus: 429, message: "Too many requests" })).toBe("http_429");
  });
});

test("a word is a code only where providers answer with it", () => {
  expect(["insufficient_quota", "Model_Not_Found", "server_error"].every(isKnownErrorCode)).toBe(
    true,
  );
  expect(["patient-4711-hiv", "", "constructor", "code"].some(isKnownErrorCode)).toBe(false);
});

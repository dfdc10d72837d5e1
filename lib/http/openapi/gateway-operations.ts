import type { Operation } from "./operation.ts";

const anything = (words: string) => ({ type: "*/*", words });

/** What the web server answers itself, before the routes of the app: the gateway. */
export const GATEWAY_OPERATIONS: readonly Operation[] = [
  {
    path: "/gateway/{upstream}/{path}",
    method: "post",
    summary:
      "Call a provider by way of Tierscope, which records the attempt; any other method passes as well",
    needsKey: "gateway",
    headers: {
      "x-tierscope-workload": "What the call is for.",
      "x-tierscope-project": "Where the provider names none.",
      "x-tierscope-tier": "The tier that the caller's code asks for.",
    },
    request: { "*/*": anything("As the provider wants it: it is passed on byte for byte.") },
    answer: anything(
      "The provider's own, whatever its status; refusals here have x-tierscope-error.",
    ),
    problems: [
      ...(["gateway-off", "upstream-unknown", "not-for-browsers", "scope-missing"] as const),
      ...(["key-missing", "key-wrong", "key-revoked", "key-expired"] as const),
      ...(["upstream-away", "upstream-timeout", "too-many-at-once", "draining"] as const),
    ],
  },
];

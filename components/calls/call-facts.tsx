import type { ReactNode } from "react";
import type { CallDetail, CallLine } from "../../lib/wire/calls.ts";
import type { RateLimitOnWire } from "../../lib/wire/live-record.ts";
import { formatCount, formatCounted, formatDuration } from "../format/quantity.ts";
import { TextLink } from "../ui/text-link.tsx";
import { callMoment, exactMoment } from "./call-moment.ts";
import { endingWords } from "./ending-words.ts";

interface Fact {
  readonly label: string;
  /** `null`: the source does not say. */
  readonly value: ReactNode;
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-0.5 text-13">
      {facts.map(({ label, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat, and the list never changes its order
        <div key={`${place} ${label}`} className="contents">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {value ?? <span className="text-ink-3">unknown</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const tokens = (count: number | null): string | null =>
  count === null ? null : formatCount(count);

/** Tokens by class; what is not known says so. */
export function TokenFacts({ call }: { readonly call: CallLine }) {
  return (
    <Facts
      facts={[
        { label: "Input, all of it", value: tokens(call.inputTotal) },
        { label: "\u00a0\u00a0from a cache", value: tokens(call.inputCached) },
        { label: "\u00a0\u00a0written to a cache", value: tokens(call.inputCacheWrite) },
        { label: "\u00a0\u00a0of it for an hour", value: tokens(call.inputCacheWrite1h) },
        { label: "Output, all of it", value: tokens(call.outputTotal) },
        { label: "\u00a0\u00a0reasoning", value: tokens(call.reasoning) },
      ]}
    />
  );
}

/** All else that is stored of a call. */
export function OtherFacts({ call, zone }: { readonly call: CallLine; readonly zone: string }) {
  const code = (text: string | null): ReactNode =>
    text === null ? null : <code className="font-mono text-12">{text}</code>;
  return (
    <Facts
      facts={[
        {
          label: "Time",
          value:
            call.atUs === null
              ? "the source names none"
              : `${callMoment(call.atUs, zone)} (${zone})`,
        },
        { label: "Exactly", value: call.atUs === null ? null : exactMoment(call.atUs) },
        { label: "Outcome", value: endingWords(call) },
        { label: "HTTP status", value: call.httpStatus },
        { label: "Error code", value: call.outcome === "success" ? "none" : code(call.errorCode) },
        { label: "Tier asked for", value: call.tierRequested },
        { label: "Tier served", value: call.tierServed },
        {
          label: "Latency",
          value: call.latencyMs === null ? null : formatDuration(call.latencyMs),
        },
        { label: "First token", value: call.ttftMs === null ? null : formatDuration(call.ttftMs) },
        { label: "Provider", value: call.provider },
        { label: "Model", value: call.model },
        { label: "Project", value: call.project },
        { label: "Workload", value: call.workload },
        { label: "API key", value: call.apiKey },
        { label: "User, hashed", value: code(call.user) },
        { label: "Endpoint", value: call.endpoint },
        { label: "Region", value: call.region },
        { label: "Attempt", value: call.attempt },
        { label: "Request id", value: code(call.requestId) },
        { label: "Operation", value: code(call.operationId) },
        { label: "Key", value: code(call.key) },
      ]}
    />
  );
}

const left = (remaining: number | undefined, limit: number | undefined): string | null => {
  if (remaining === undefined) return limit === undefined ? null : `of ${formatCount(limit)}`;
  return limit === undefined
    ? formatCount(remaining)
    : `${formatCount(remaining)} of ${formatCount(limit)}`;
};

const wait = (ms: number | undefined): string | null =>
  ms === undefined ? null : formatDuration(ms);

function rateLimitFacts(rateLimit: RateLimitOnWire): readonly Fact[] {
  const { retryAfterMs, resetRequestsMs, resetTokensMs } = rateLimit;
  const facts = [
    { label: "Requests left", value: left(rateLimit.remainingRequests, rateLimit.limitRequests) },
    { label: "\u00a0\u00a0whole again in", value: wait(resetRequestsMs) },
    { label: "Tokens left", value: left(rateLimit.remainingTokens, rateLimit.limitTokens) },
    { label: "\u00a0\u00a0whole again in", value: wait(resetTokensMs) },
    { label: "Asked to wait", value: wait(retryAfterMs) },
  ];
  return facts.filter(({ value }) => value !== null);
}

/** What only a witness of the attempt told: what was asked in code and on the wire, the policy, limits, tags. */
export function WitnessFacts({ call, witnessed }: Pick<CallDetail, "call" | "witnessed">) {
  if (witnessed === null) return null;
  const { policy, policyVersion, tierInCode, modelRequested, streamed, rateLimit } = witnessed;
  const { responseId, errorType, tags = {} } = witnessed;
  const code = (text: string) => <code className="font-mono text-12">{text}</code>;
  const version = policyVersion ? ` (${policyVersion})` : "";
  const facts: readonly Fact[] = [
    { label: "Tier asked in code", value: tierInCode ?? "not told" },
    { label: "Tier on the wire", value: call.tierRequested ?? "none named" },
    { label: "Tier served", value: call.tierServed },
    { label: "Policy", value: policy ? `${policy}${version}` : "none" },
    ...(modelRequested ? [{ label: "Model asked for", value: modelRequested }] : []),
    ...(streamed == null ? [] : [{ label: "Streamed", value: streamed ? "yes" : "no" }]),
    ...(errorType ? [{ label: "Error type", value: code(errorType) }] : []),
    ...(responseId ? [{ label: "Response id", value: code(responseId) }] : []),
    ...(rateLimit ? rateLimitFacts(rateLimit) : []),
    ...Object.entries(tags).map(([name, value]) => ({ label: `Tag ${name}`, value })),
  ];
  return <Facts facts={facts} />;
}

/** The rows of files that tell of the call, each with its import. */
export function CallSources({ sources }: Pick<CallDetail, "sources">) {
  return (
    <ul className="text-13">
      {sources.map(({ importId, fileName, format, line, owner, differs }) => (
        <li key={importId} className="border-t border-line py-1.5 first:border-t-0">
          <span className="wrap-anywhere">{fileName}</span>
          {format === "live" ? "" : `, line ${formatCount(line)}`}{" "}
          {format === "live" ? (
            <TextLink href="/settings/keys">its key</TextLink>
          ) : (
            <TextLink href={`/imports?import=${importId}`}>import {importId}</TextLink>
          )}
          {owner ? null : <span className="text-ink-3"> tells of it too</span>}
          {differs.length > 0 ? (
            <p className="text-12 text-ink-3">
              {formatCounted(differs.length, "fact")} differently or not at all:{" "}
              {differs.map((column) => column.replaceAll("_", " ")).join(", ")}.
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";

/**
 * One meaning under the names of three generations of conventions, the current one first; the first name that says
 * anything counts, and two names are never added. Source: @opentelemetry/semantic-conventions 1.45.0.
 */
export const NAMES = {
  operation: ["gen_ai.operation.name"],
  requestType: ["llm.request.type"],
  aiOperation: ["ai.operationId"],
  spanKind: ["openinference.span.kind"],
  traceloopKind: ["traceloop.span.kind"],
  provider: [
    "gen_ai.provider.name",
    "gen_ai.system",
    "llm.provider",
    "llm.system",
    "ai.model.provider",
  ],
  model: [
    "gen_ai.response.model",
    "ai.response.model",
    "gen_ai.request.model",
    "llm.model_name",
    "embedding.model_name",
    "llm.request.model_name",
    "ai.model.id",
  ],
  tierRequested: ["openai.request.service_tier", "gen_ai.openai.request.service_tier"],
  tierServed: ["openai.response.service_tier", "gen_ai.openai.response.service_tier"],
  invocation: ["llm.invocation_parameters"],
  providerMetadata: ["ai.response.providerMetadata"],
  input: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.token_count.prompt",
    "ai.usage.inputTokens",
    "ai.usage.promptTokens",
    "ai.usage.tokens",
  ],
  cached: [
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_read_input_tokens",
    "llm.token_count.prompt_details.cache_read",
    "ai.usage.cachedInputTokens",
  ],
  cacheWrite: [
    "gen_ai.usage.cache_creation.input_tokens",
    "gen_ai.usage.cache_creation_input_tokens",
    "llm.token_count.prompt_details.cache_write",
  ],
  output: [
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.token_count.completion",
    "ai.usage.outputTokens",
    "ai.usage.completionTokens",
  ],
  reasoning: [
    "gen_ai.usage.reasoning.output_tokens",
    "gen_ai.usage.reasoning_tokens",
    "llm.token_count.completion_details.reasoning",
    "ai.usage.reasoningTokens",
  ],
  ttftSeconds: ["gen_ai.response.time_to_first_chunk"],
  ttftMs: ["ai.response.msToFirstChunk", "ai.stream.msToFirstChunk"],
  api: ["openai.api.type"],
  errorType: ["error.type"],
  httpStatus: ["http.response.status_code", "http.status_code"],
  exceptionType: ["exception.type"],
  exceptionMessage: ["exception.message"],
  metadata: ["metadata"],
  workload: ["workload", "ai.telemetry.metadata.workload"],
  functionId: ["ai.telemetry.functionId"],
  user: ["user.id", "enduser.id", "ai.telemetry.metadata.userId"],
  project: ["openinference.project.name"],
  service: ["service.name"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Meaning = keyof typeof NAMES;

/** Every attribute that is read; prompts, answers and headers are not among them. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

const SCALARS = ["stringValue", "intValue", "doubleValue", "boolValue"] as const;

/** `intValue` is a number from one exporter and a text from another; both are counts to a reader. */
function scalarOf(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  for (const kind of SCALARS) if (Object.hasOwn(value, kind)) return value[kind];
  return undefined;
}

/** What a span, event or resource says under the names that are read. */
export class Attributes {
  readonly #values = new Map<string, unknown>();

  constructor(owner: unknown) {
    const list = own(owner, "attributes");
    if (!Array.isArray(list)) return;
    for (const attribute of list) {
      const key = own(attribute, "key");
      if (typeof key !== "string" || !READ_ATTRIBUTES.has(key) || this.#values.has(key)) continue;
      const value = scalarOf(own(attribute, "value"));
      if (!isBlank(value)) this.#values.set(key, value);
    }
  }

  /** The value under the first of the meaning's names that says anything. */
  get(meaning: Meaning): unknown {
    for (const name of NAMES[meaning]) {
      const value = this.#values.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  text(meaning: Meaning): string | null {
    const value = this.get(meaning);
    return typeof value === "string" ? value : null;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  hasAny(meaning: Meaning): boolean {
    return this.get(meaning) !== undefined;
  }
}

export interface FoundSpan {
  readonly span: JsonObject;
  readonly resource: unknown;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The spans of an export request, with the resource that they belong to. */
export function spansOf(request: unknown): readonly FoundSpan[] {
  return listOf(own(request, "resourceSpans")).flatMap((group) => {
    const resource = own(group, "resource");
    // The second name is the one of before 2022.
    const scopes = own(group, "scopeSpans") ?? own(group, "instrumentationLibrarySpans");
    return listOf(scopes).flatMap((scope) =>
      listOf(own(scope, "spans"))
        .filter(isJsonObject)
        .map((span) => ({ span, resource })),
    );
  });
}

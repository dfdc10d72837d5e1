import { z } from "zod";
import { FILTER_PARAMETERS } from "../../core/list-filters.ts";
import { type ProblemCode, statusOf } from "../problem.ts";
import { GATEWAY_OPERATIONS } from "./gateway-operations.ts";
import { INGEST_OPERATIONS } from "./ingest-operations.ts";
import type { Body, Operation } from "./operation.ts";
import { PAGE_OPERATIONS } from "./page-operations.ts";
import { SCHEMAS } from "./schemas.ts";

const ANYWHERE: readonly ProblemCode[] = ["database-away", "internal"];

/** Every operation of the app's routes, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [...INGEST_OPERATIONS, ...PAGE_OPERATIONS];

const refOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function contentOf(body: Body): readonly [string, object] {
  if (typeof body === "string") return ["application/json", { schema: refOf(body) }];
  return [body.type, { schema: { description: body.words } }];
}

function parametersOf({ path, query = {}, headers = {}, isFiltered }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  }));
  const given = (place: "query" | "header", words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([name, description]) => ({
      ...{ name, in: place, description, schema: { type: "string" } },
    }));
  const filters = isFiltered
    ? FILTER_PARAMETERS.map((name) => ({ $ref: `#/components/parameters/${name}` }))
    : [];
  return [...inPath, ...given("query", query), ...given("header", headers), ...filters];
}

/** The refusals by their status, with the codes that tell them apart. */
function refusalsOf({ problems = [] }: Operation) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...problems, ...ANYWHERE]) {
    const status = statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, codes]) => {
    const description = codes.join(", ");
    const content = { "application/json": { schema: refOf("Problem") } };
    return [String(status), { description, content }] as const;
  });
}

function described(operation: Operation) {
  const { summary, request, answer, status = 200, needsKey } = operation;
  const bodies = Object.entries(request ?? {}).map(([type, body]) => [type, contentOf(body)[1]]);
  return {
    summary,
    parameters: parametersOf(operation),
    ...(request && { requestBody: { required: true, content: Object.fromEntries(bodies) } }),
    responses: {
      [status]: { description: "Done.", content: Object.fromEntries([contentOf(answer)]) },
      ...Object.fromEntries(refusalsOf(operation)),
    },
    ...(needsKey && { security: [{ [needsKey === true ? "ingestKey" : "gatewayKey"]: [] }] }),
  };
}

function pathsOf() {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of [...OPERATIONS, ...GATEWAY_OPERATIONS]) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = described(operation);
    paths[operation.path] = path;
  }
  return paths;
}

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
};

/** All that the server answers to, as OpenAPI 3.1. */
export function openapiDocument(version: string): object {
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => [name, schemaOf(schema)]);
  const filters = FILTER_PARAMETERS.map((name) => [
    name,
    { name, in: "query", description: "A filter of the pages.", schema: { type: "string" } },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Tierscope",
      version,
      description:
        "What LLM service tiers cost, save and break. Programs send records and traces under an ingest key; all else is what the pages ask of their own server, on this machine alone. Errors are { error: { code, message } }.",
    },
    paths: pathsOf(),
    components: {
      schemas: Object.fromEntries(schemas),
      parameters: Object.fromEntries(filters),
      securitySchemes: {
        ingestKey: { type: "http", scheme: "bearer", description: "An ingest key: tsk_…" },
        gatewayKey: {
          ...{ type: "apiKey", in: "header", name: "x-tierscope-key" },
          description:
            "A key of scope gateway:use, or in the path: /gateway/tsk_…/{upstream}/{path}",
        },
      },
    },
  };
}

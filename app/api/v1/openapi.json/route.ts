import { openapiDocument } from "../../../../lib/http/openapi/openapi-document.ts";
import { data } from "../../../../lib/http/problem.ts";
import packageJson from "../../../../package.json" with { type: "json" };

/** All that the server answers to. */
export function GET(): Response {
  return data(openapiDocument(packageJson.version));
}

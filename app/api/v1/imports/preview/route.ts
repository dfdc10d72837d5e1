import { Mapping } from "../../../../../lib/formats/mapping.ts";
import { data, problem } from "../../../../../lib/http/problem.ts";
import { previewImport } from "../../../../_server/preview-import.ts";

const MOST_HEAD_BYTES = 256 * 1024;

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

function readMapping(json: string | null): Mapping | null | undefined {
  if (json === null) return null;
  try {
    return Mapping.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const head = form?.get("head");
  if (!form || !(head instanceof Blob) || head.size > MOST_HEAD_BYTES) {
    const message = "Expected a form with the first 64 KiB of the file as `head`.";
    return problem({ code: "bad-request", message });
  }
  const mapping = readMapping(text(form, "mapping"));
  if (mapping === undefined) {
    const message =
      "The mapping has another shape than expected. Compare it with one that was saved from this page.";
    return problem({ code: "mapping-invalid", message });
  }
  const bytes = new Uint8Array(await head.arrayBuffer());
  return data(await previewImport(bytes, { format: text(form, "format") ?? undefined, mapping }));
}

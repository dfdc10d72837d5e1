/** What a request is for, as far as there is something to learn from its answer. */
export type CalledFor = "model" | "background" | "batch-lines";

const ASKS_MODEL =
  /\/(?:chat\/completions|responses|completions|embeddings|moderations|messages|images\/[a-z]+|audio\/[a-z]+|models\/[^/:]+:(?:g|streamG|e|batchE)\w+)$/;
const BATCH_LINES = /\/files\/[^/]+\/content$|\/messages\/batches\/[^/]+\/results$/;
const BACKGROUND = /\/responses\/[^/]+(?:\/cancel)?$/;

/** `null` where a request neither asks a model nor fetches what one answered earlier. */
export function calledFor(url: string, method: string): CalledFor | null {
  const path = url.split(/[?#]/, 1)[0] ?? url;
  const posts = method === "POST";
  if (posts && ASKS_MODEL.test(path) && !path.includes("/threads/")) return "model";
  if (BACKGROUND.test(path) && posts === path.endsWith("/cancel")) return "background";
  return method === "GET" && BATCH_LINES.test(path) ? "batch-lines" : null;
}

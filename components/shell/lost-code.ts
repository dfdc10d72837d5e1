const CHUNK = /^(?:Failed to load chunk|Loading chunk)\b/;

/**
 * Whether an error says that a part of the page's own code did not arrive: the server is away, or serves
 * another version since.
 */
export function isLostCode(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("name" in error && error.name === "ChunkLoadError") return true;
  return "message" in error && typeof error.message === "string" && CHUNK.test(error.message);
}

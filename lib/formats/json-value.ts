export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value under the key; `undefined` for anything inherited, absent, or no object. */
export function own(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The own value under a dotted path; a key that itself holds dots wins over the nested reading. */
export function ownAt(value: unknown, path: string): unknown {
  const direct = own(value, path);
  if (direct !== undefined) return direct;
  for (let dot = path.indexOf("."); dot > 0; dot = path.indexOf(".", dot + 1)) {
    const inner = own(value, path.slice(0, dot));
    const found = isJsonObject(inner) ? ownAt(inner, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The own value under the key when it is an object, else an empty one. */
export function ownObject(value: unknown, key: string): JsonObject {
  const inner = own(value, key);
  return isJsonObject(inner) ? inner : {};
}

/** Whether an object has all of these keys of its own, whatever stands under them. */
export const hasKeys = (object: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(object, key));

const LONGEST = 60;

/** A name as a sentence may quote it: control characters as spaces, cut to 60 characters with an ellipsis. */
export function shortName(name: string): string {
  const line = name.slice(0, 4 * LONGEST).replaceAll(/\p{Cc}+/gu, " ");
  const characters = [...line];
  if (characters.length <= LONGEST && name.length <= 4 * LONGEST) return line;
  return `${characters.slice(0, LONGEST - 1).join("")}…`;
}

const LONGEST_NAME = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line of text, and PostgreSQL keeps no NUL
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

/** Whether text is one line that PostgreSQL can keep. */
export const isOneLine = (text: string): boolean => !UNPRINTABLE.test(text);

/** Why a name cannot be that of something saved: a sentence; `null` where it can. */
export function savedNameProblem(name: string): string | null {
  const isNamed = name.trim() === name && name !== "" && name.length <= LONGEST_NAME;
  if (isNamed && isOneLine(name)) return null;
  return `Expected a name of 1 to ${LONGEST_NAME} characters on one line without spaces around it, found ${JSON.stringify(name.slice(0, LONGEST_NAME))}.`;
}

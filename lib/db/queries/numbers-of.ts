/** PostgreSQL's text form of an array of numbers, read. The driver would take each number for itself, ten times slower. */
export const numbersOf = (text: string | null): readonly (number | null)[] =>
  text === null ? [] : JSON.parse(`[${text.slice(1, -1).replaceAll("NULL", "null")}]`);

/** A size that an environment variable may change, so that a long test can be tried out small. */
export function longSize(name: string, usual: number): number {
  const given = process.env[name];
  if (given === undefined || given === "") return usual;
  const size = Number(given);
  if (!(size > 0)) throw new Error(`${name} takes a number above 0, not "${given}".`);
  return size;
}

import { tierscope } from "./run-tierscope.ts";

/** What a command answers under --json; a failure is thrown with all that it said. */
export async function answerOf(dataFolder: string, ...args: string[]) {
  const { code, stdout, stderr } = await tierscope(dataFolder, [...args, "--json"]).ended;
  if (code !== 0) throw new Error(`tierscope ${args[0]} ended with ${code}: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** The counts of the one file that was imported. */
export async function importCounts(dataFolder: string, file: string, map: string) {
  const answer = await answerOf(dataFolder, "import", file, "--map", map);
  return answer.imports[0].counts;
}

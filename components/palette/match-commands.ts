import type { Command } from "./command.ts";

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

const MOST_IN_A_GROUP = 8;
const WORD_START = 2;
const INSIDE = 1;
const NAME_START = 4;

const startsWord = (text: string, word: string): boolean =>
  text.startsWith(word) || [" ", "-", "/", "_", ":", "."].some((gap) => text.includes(gap + word));

/** How well what was typed fits: 0 where some word of it is nowhere, more the earlier in the name it stands. */
function scoreOf({ label, words = "", group }: Command, typed: readonly string[]): number {
  const name = label.toLowerCase();
  const others = `${words} ${group}`.toLowerCase();
  let sum = 0;
  for (const word of typed) {
    if (startsWord(name, word)) sum += WORD_START;
    else if (name.includes(word) || startsWord(others, word)) sum += INSIDE;
    else return 0;
  }
  return name.startsWith(typed.join(" ")) ? sum + NAME_START : sum;
}

function grouped(commands: readonly Command[], most: number): CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const found = groups.get(command.group);
    if (!found) groups.set(command.group, [command]);
    else if (found.length < most) found.push(command);
  }
  return [...groups].map(([title, found]) => ({ title, commands: found }));
}

/**
 * The commands that fit what was typed, the best first in each group and the group with the best first; at most eight of
 * a group. Before anything is typed, all but the deep ones in their own order.
 */
export function matchCommands(
  commands: readonly Command[],
  typed: string,
): readonly CommandGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const shallow = commands.filter(({ isDeep }) => !isDeep);
    return grouped(shallow, Number.POSITIVE_INFINITY);
  }
  const found = commands
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return grouped(
    found.map(({ command }) => command),
    MOST_IN_A_GROUP,
  );
}

import { expect, test } from "vitest";
import type { Command } from "./command.ts";
import { matchCommands } from "./match-commands.ts";

const command = (group: string, label: string, rest: Partial<Command> = {}): Command => ({
  id: `${group} ${label}`,
  group,
  label,
  does: () => {},
  ...rest,
});

const COMMANDS = [
  command("Go to", "Savings", { words: "waterfall" }),
  command("Go to", "Latency"),
  command("Period", "Last 7 days"),
  command("Period", "Last 30 days"),
  ...Array.from({ length: 20 }, (_, n) => command("Model", `gpt-5.${n}-mini`, { isDeep: true })),
  command("Model", "claude-sonnet", { isDeep: true }),
];

const labels = (typed: string): string[] =>
  matchCommands(COMMANDS, typed).flatMap(({ commands }) => commands.map(({ label }) => label));

test("before anything is typed, all that is not one of many stands in its order", () => {
  expect(labels(" ")).toEqual(["Savings", "Latency", "Last 7 days", "Last 30 days"]);
});

test("every word must be found, in any order, whatever its case", () => {
  expect(labels("DAYS last 30")).toEqual(["Last 30 days"]);
  expect(labels("days nowhere")).toEqual([]);
});

test("a name that begins with what was typed comes before one that holds it", () => {
  expect(labels("la").slice(0, 3)).toEqual(["Latency", "Last 7 days", "Last 30 days"]);
  expect(labels("sonnet")).toEqual(["claude-sonnet"]);
});

test("other words and the heading find a command too", () => {
  expect(labels("waterfall")).toEqual(["Savings"]);
  expect(labels("model claude")).toEqual(["claude-sonnet"]);
});

test("of one kind at most eight are shown", () => {
  expect(labels("gpt")).toHaveLength(8);
});

test("brackets and other signs are looked for as they are", () => {
  expect(labels("gpt-5.1-mini")[0]).toBe("gpt-5.1-mini");
  expect(labels("(.*")).toEqual([]);
});

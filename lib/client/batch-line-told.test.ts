import { expect, test } from "vitest";
import { createReader } from "./read-seen.ts";

test("lines that no id names are told apart by the names their sender gave them, whatever their length", () => {
  const read = createReader();
  const url = "https://ours.openai.azure.com/openai/files/file-1/content";
  const idOf = (name: string) => {
    const line = JSON.stringify({ custom_id: name, response: null, error: { code: "expired" } });
    return read({ kind: "batch-line", url, labels: {}, line }).map(({ id }) => id);
  };
  expect([...idOf("task-1"), ...idOf("task-2"), ...idOf("task-1")]).toEqual([
    ...["file-1/task-1", "file-1/task-2", "file-1/task-1"],
  ]);
});

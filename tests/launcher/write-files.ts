import fs from "node:fs";
import path from "node:path";
import { newDataFolder } from "./run-tierscope.ts";

/** Writes files into a folder of their own; answers each one's path by its name. */
export function writeFiles(
  contents: Readonly<Record<string, string | Uint8Array>>,
): (name: string) => string {
  const folder = `${newDataFolder()} files`;
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    fs.writeFileSync(path.join(folder, name), content);
  }
  return (name) => path.join(folder, name);
}

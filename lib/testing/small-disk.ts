import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export interface SmallDisk {
  readonly folder: string;
  grow(megabytes: number): void;
  remove(): void;
}

/** A disk of its own in memory; `null` where this user may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tierscope-disk-"));
  const mount = (options: string): void => {
    execFileSync("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], {
      stdio: "ignore",
    });
  };
  try {
    mount(`size=${megabytes}m`);
  } catch {
    rmdirSync(folder);
    return null;
  }
  return {
    folder,
    grow: (size) => mount(`remount,size=${size}m`),
    remove() {
      execFileSync("/bin/umount", [folder], { stdio: "ignore" });
      rmdirSync(folder);
    },
  };
}

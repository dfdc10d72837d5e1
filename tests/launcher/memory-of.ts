import fs from "node:fs";

/** Bytes of memory that a process holds; `null` where the system does not tell it in /proc. */
export function memoryOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return null;
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(fs.readFileSync(file, "utf8"))?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

import { expect, test } from "vitest";
import { clusterIn } from "./cluster.ts";
import { judgeEnd } from "./ensure-server.ts";

const CLUSTER = clusterIn("/data/.tierscope");

test.each([
  'FATAL:  lock file "postmaster.pid" already exists',
  'FATAL:  lock file "postmaster.pid" is empty',
  "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use",
])("a server that was late, or follows a killed one, is tried again: %s", (log) => {
  expect(judgeEnd(CLUSTER, log)).toBeNull();
});

test("a full disk is called by its name", () => {
  const log = 'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device';
  expect(judgeEnd(CLUSTER, log)).toMatchObject({ code: "disk-full" });
});

test("any other end is told with the log's last lines and the log's place", () => {
  const problem = judgeEnd(CLUSTER, "LOG:  one\nLOG:  two\n\nFATAL:  could not load library\n");
  expect(problem?.code).toBe("start-failed");
  expect(problem?.message).toContain("FATAL:  could not load library");
  expect(problem?.message).toContain("/data/.tierscope/postgres.log");
});

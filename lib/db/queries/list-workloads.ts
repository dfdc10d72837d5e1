import { asc, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { workloads } from "../schema/workloads.ts";

export type StoredWorkload = Omit<typeof workloads.$inferSelect, "workspace">;

/** The user's workloads, the first rule first. */
export async function listWorkloads(db: Database): Promise<readonly StoredWorkload[]> {
  return await db.orm
    .select({
      id: workloads.id,
      name: workloads.name,
      place: workloads.place,
      match: workloads.match,
      deadlineSeconds: workloads.deadlineSeconds,
      delayValueUsdPerHour: workloads.delayValueUsdPerHour,
      answers: workloads.answers,
      createdAt: workloads.createdAt,
    })
    .from(workloads)
    .where(eq(workloads.workspace, db.workspace))
    .orderBy(asc(workloads.place), asc(workloads.id));
}

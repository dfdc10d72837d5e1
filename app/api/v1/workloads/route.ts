import { NewWorkload } from "../../../../lib/analytics/workload-schema.ts";
import {
  createWorkload,
  deleteWorkload,
  reorderWorkloads,
  updateWorkload,
} from "../../../../lib/db/writes/change-workloads.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { idIn } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";
import {
  ownWorkloadsAnswer,
  WorkloadOrder,
  workloadPreviewAnswer,
  workloads,
} from "../../../_server/workloads.ts";

const paramsOf = (request: Request): URLSearchParams => new URL(request.url).searchParams;
const isPreview = (request: Request): boolean => paramsOf(request).get("preview") === "1";

/** Slices of traffic with their figures, their rules and what the playbook says of them. */
export async function GET(request: Request): Promise<Response> {
  return await answer(async () => {
    const result = await workloads(paramsOf(request));
    return result.ok ? data(result.value) : problem(result.error);
  });
}

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewWorkload);
  if (!body.ok) return problem(body.error);
  const workload = body.value;
  return await answer(async () => {
    if (isPreview(request)) {
      return await workloadPreviewAnswer(paramsOf(request), { id: null, workload });
    }
    const made = await createWorkload(database(), workload);
    return made.ok ? await ownWorkloadsAnswer(201) : problem(made.error);
  });
}

export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, NewWorkload);
  if (!body.ok) return problem(body.error);
  const workload = body.value;
  const id = idIn(request);
  return await answer(async () => {
    if (isPreview(request)) {
      return await workloadPreviewAnswer(paramsOf(request), { id, workload });
    }
    const changed = await updateWorkload(database(), id ?? 0, workload);
    return changed.ok ? await ownWorkloadsAnswer() : problem(changed.error);
  });
}

export async function PATCH(request: Request): Promise<Response> {
  const body = await readJson(request, WorkloadOrder);
  if (!body.ok) return problem(body.error);
  const { order } = body.value;
  return await answer(async () => {
    const done = await reorderWorkloads(database(), order);
    return done.ok ? await ownWorkloadsAnswer() : problem(done.error);
  });
}

export async function DELETE(request: Request): Promise<Response> {
  return await answer(async () => {
    const gone = await deleteWorkload(database(), idIn(request) ?? 0);
    return gone.ok ? await ownWorkloadsAnswer() : problem(gone.error);
  });
}

import { z } from "zod";
import type { NewWorkload } from "../../lib/analytics/workload-schema.ts";
import { ok, type Result } from "../../lib/core/result.ts";
import { listWorkloads } from "../../lib/db/queries/list-workloads.ts";
import { previewStoredWorkload } from "../../lib/db/queries/preview-workload.ts";
import { workloadsReport } from "../../lib/db/queries/workloads-report.ts";
import { data, type Problem, problem } from "../../lib/http/problem.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { OwnWorkload, WorkloadsReport } from "../../lib/wire/workloads.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

const OWN_PARAMETERS = ["id", "preview"];
export const WorkloadOrder = z.object({ order: z.array(z.int().positive()) });

const filtersIn = (params: URLSearchParams): Result<AppliedFilters, Problem> =>
  askedFilters(new URLSearchParams([...params].filter(([name]) => !OWN_PARAMETERS.includes(name))));

/** Every workload with its figures, what the playbook says of it, and what that is worth. */
export async function workloads(
  params: URLSearchParams,
): Promise<Result<WorkloadsReport, Problem>> {
  const filters = filtersIn(params);
  if (!filters.ok) return filters;
  const wish = { filters: filters.value, nowUs: nowUs() };
  return ok(await workloadsReport(database(), await priceBook(), wish));
}

/** The user's workloads as they now are. */
export async function ownWorkloadsAnswer(status = 200): Promise<Response> {
  const stored = await listWorkloads(database());
  const own: OwnWorkload[] = stored.map(({ place: _, createdAt: __, ...rule }) => rule);
  return data(own, status);
}

interface Draft {
  readonly id: number | null;
  readonly workload: z.infer<typeof NewWorkload>;
}

/** What a rule would fit, were it kept; nothing is changed. */
export async function workloadPreviewAnswer(
  params: URLSearchParams,
  { id, workload: { name, match } }: Draft,
): Promise<Response> {
  const filters = filtersIn(params);
  if (!filters.ok) return problem(filters.error);
  const wish = { draft: { id, name, match }, filters: filters.value };
  return data(await previewStoredWorkload(database(), await priceBook(), wish));
}

import type { ToldApart, ToldApartSide } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";

function sideWords({ requests, projects, moreProjects }: ToldApartSide): string {
  const more = moreProjects === 0 ? "" : ` and ${moreProjects} more`;
  const many = projects.length + moreProjects > 1;
  return `${formatCounted(requests, "request")}, ${many ? "projects" : "project"} ${projects.join(", ")}${more}`;
}

/** Calls and aggregate rows that may be the same usage under other names of projects. */
export function ToldApartLine({ apart }: { readonly apart: ToldApart }) {
  const { days, providers, calls, buckets } = apart;
  return (
    <Notice kind="warn">
      Calls ({sideWords(calls)}) and aggregate rows ({sideWords(buckets)}) of {providers.join(", ")}{" "}
      on the same {days === 1 ? "day" : formatCounted(days, "day")} are both counted, since they
      name different projects. If they tell of the same usage, filter by project, or undo one of the
      imports.
    </Notice>
  );
}

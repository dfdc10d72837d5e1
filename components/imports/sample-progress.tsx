"use client";
import { formatCounted } from "../format/quantity.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useSampleRows } from "./use-sample-rows.ts";

/** The sample month is always about so long. */
const ABOUT_CALLS = 100_000;

/** How far the made-up month is, shown while it is being loaded. */
export function SampleProgress() {
  const rows = useSampleRows();
  const share = rows === null ? null : Math.min(rows / ABOUT_CALLS, 0.99);
  return (
    <div className="max-w-xs min-w-56">
      <p className="mb-1.5 text-13">
        {rows === null || rows === 0
          ? "Making the sample month"
          : `${formatCounted(rows, "call")} of about 100,000 are in`}
      </p>
      <p role="status" className="sr-only">
        Loading sample data
      </p>
      <ProgressBar label="Loading sample data" share={share} />
    </div>
  );
}

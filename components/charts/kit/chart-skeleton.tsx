import { Skeleton } from "../../ui/skeleton.tsx";

/** Stands in the chart's frame, as high as the chart, while the code that draws it is on its way. */
export function ChartSkeleton() {
  return <Skeleton className="h-full w-full" />;
}

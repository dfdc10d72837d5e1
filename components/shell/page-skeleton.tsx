import { Skeleton } from "../ui/skeleton.tsx";

/** The outline of a page while it is on its way. */
export function PageSkeleton() {
  return (
    <div role="status" className="mx-auto max-w-320 px-4 pt-6 pb-10 sm:px-6">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-2 h-6 max-w-xl" />
      <Skeleton className="mt-6 h-28" />
      <Skeleton className="mt-6 h-100" />
    </div>
  );
}

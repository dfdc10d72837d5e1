import dynamic from "next/dynamic";

/** Before anything was imported: what would stand here, and three ways to get it. Its code comes only where it is shown. */
export const OverviewEmpty = dynamic(
  () => import("./empty-page.tsx").then((file) => file.EmptyPage),
  { loading: () => null },
);

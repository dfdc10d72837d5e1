"use client";
import dynamic from "next/dynamic";
import { HowLink } from "../ui/how-link.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { LedgerOfProps } from "./ledger-of.tsx";

const LedgerOf = dynamic(() => import("./ledger-of.tsx").then((file) => file.LedgerOf), {
  ssr: false,
  loading: () => <Skeleton className="h-48" />,
});

interface HowComputedProps extends LedgerOfProps {
  /** The figure's name on the page: the sheet's title. */
  readonly name: string;
}

/** The quiet link on a figure that opens its formula and the price rows behind it. */
export function HowComputed({ figure, name, filters }: HowComputedProps) {
  return (
    <HowLink
      name={name}
      description="Tokens are counted in the records; rates come from dated price lists; nothing is rounded before the sum."
    >
      <LedgerOf figure={figure} filters={filters} />
    </HowLink>
  );
}

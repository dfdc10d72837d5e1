"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
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
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton
        className="no-print text-12 whitespace-nowrap text-ink-3"
        aria-label={`How computed: ${name}`}
        onClick={() => setOpen(true)}
      >
        How computed
      </TextButton>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={`How “${name}” is computed`}
        description="Tokens are counted in the records; rates come from dated price lists; nothing is rounded before the sum."
      >
        <LedgerOf figure={figure} filters={filters} />
      </Sheet>
    </>
  );
}

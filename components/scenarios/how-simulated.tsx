"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { FORMULAS } from "./figure-formulas.ts";
import type { SimulatedEvidenceProps } from "./simulated-evidence.tsx";

const SimulatedEvidence = dynamic(
  () => import("./simulated-evidence.tsx").then((file) => file.SimulatedEvidence),
  { ssr: false, loading: () => <Skeleton className="h-48" /> },
);

interface HowSimulatedProps extends SimulatedEvidenceProps {
  /** The figure's name on the page: the sheet's title. */
  readonly name: string;
}

/** The quiet link on a figure of a scenario that opens its formula, its engine and everything that it rests on. */
export function HowSimulated({ name, ...rest }: HowSimulatedProps) {
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
        description={FORMULAS[rest.figure]}
      >
        <SimulatedEvidence {...rest} />
      </Sheet>
    </>
  );
}

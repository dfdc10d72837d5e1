"use client";
import dynamic from "next/dynamic";
import { HowLink } from "../ui/how-link.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
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
  return (
    <HowLink name={name} description={FORMULAS[rest.figure]}>
      <SimulatedEvidence {...rest} />
    </HowLink>
  );
}

"use client";
import { CalendarDays } from "lucide-react";
import dynamic from "next/dynamic";
import { Popup } from "../ui/popup.tsx";
import type { Filtering } from "./filtering.ts";
import { periodWords } from "./period-words.ts";

const fetchBox = () => import("./period-box.tsx").then((file) => file.PeriodBox);
const PeriodBox = dynamic(fetchBox, { ssr: false });

/** The period: presets, or a first and a last day. */
export function PeriodPicker({ filtering }: { readonly filtering: Filtering }) {
  const { filters } = filtering;
  const trigger = (
    <>
      <CalendarDays size={14} aria-hidden className="text-ink-3" />
      {periodWords(filters)}
    </>
  );
  return (
    <Popup label={`Period: ${periodWords(filters)}`} trigger={trigger} prepare={fetchBox}>
      {(close) => <PeriodBox filtering={filtering} close={close} />}
    </Popup>
  );
}

"use client";
import { type ReactNode, useState } from "react";
import { type Basis, BasisBadge } from "../ui/badge.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";
import type { BesideWords } from "./beside-words.ts";

interface BesideItemProps {
  readonly name: string;
  readonly words: BesideWords;
  readonly basis: Basis;
  /** The formula in words. */
  readonly formula: string;
  /** What it is made of: shown with the formula. */
  readonly children: ReactNode;
  /** Where to go on. */
  readonly link?: ReactNode;
}

/** An amount that lies beside the sum, with what it is of and how it is worked out. */
export function BesideItem({ name, words, basis, formula, children, link }: BesideItemProps) {
  const [open, setOpen] = useState(false);
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{name}</span>
        <span className="font-semibold" title={words.exact === "" ? undefined : words.exact}>
          {words.value}
        </span>
      </div>
      <p className="mt-0.5 text-12 text-ink-3 normal-nums">{words.context}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 text-12">
        <BasisBadge basis={basis} />
        <TextButton
          className="no-print text-12 text-ink-3"
          aria-label={`How computed: ${name}`}
          onClick={() => setOpen(true)}
        >
          How computed
        </TextButton>
        {link}
      </div>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={`How \u201c${name}\u201d is computed`}
        description={formula}
      >
        {children}
      </Sheet>
    </li>
  );
}

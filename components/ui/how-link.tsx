"use client";
import { type ReactNode, useState } from "react";
import { Sheet } from "./sheet.tsx";
import { TextButton } from "./text-link.tsx";

interface HowLinkProps {
  /** The figure's name on the page: the sheet's title. */
  readonly name: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** The quiet link on a figure that opens how it is computed. */
export function HowLink({ name, description, children }: HowLinkProps) {
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
        description={description}
      >
        {children}
      </Sheet>
    </>
  );
}

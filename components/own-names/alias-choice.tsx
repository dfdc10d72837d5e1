"use client";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import type { Choice } from "../ui/choice-box.tsx";
import { OneChoice } from "../ui/choice-list.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { PriceRequest } from "./use-effect-of.ts";

const AliasForm = dynamic(() => import("./alias-form.tsx").then((file) => file.AliasForm), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

interface AliasChoiceProps {
  readonly trigger: string;
  /** The word that the price list does not know, as a heading names it. */
  readonly name: string;
  readonly choices: readonly Choice[];
  /** What keeps the choice. */
  readonly requestOf: (choice: Choice) => PriceRequest;
  readonly onSaved: () => void;
}

/** Has a word priced as something listed, once it was told what that changes in the stored records. */
export function AliasChoice({ trigger, name, choices, requestOf, onSaved }: AliasChoiceProps) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [open, setOpen] = useState(false);
  const asks = useRef(false);
  const close = () => setOpen(false);

  /** Two things that open at once would each hide the page, and leave it hidden: the sheet follows the list. */
  function openSheet(): void {
    if (asks.current) setOpen(true);
    asks.current = false;
  }

  return (
    <>
      <OneChoice
        label={`${trigger} (${name})`}
        trigger={trigger}
        choices={choices}
        value=""
        onChange={(value) => {
          setChosen(choices.find((choice) => choice.value === value) ?? null);
          asks.current = true;
        }}
        onClosed={openSheet}
      />
      <Sheet
        open={open && chosen !== null}
        onOpenChange={setOpen}
        title={`Price ${name} as ${chosen?.label ?? ""}?`}
        description={chosen?.detail ? `Sold by ${chosen.detail}.` : undefined}
      >
        {chosen === null ? null : (
          <AliasForm
            request={requestOf(chosen)}
            onClose={close}
            onSaved={() => {
              close();
              onSaved();
            }}
          />
        )}
      </Sheet>
    </>
  );
}

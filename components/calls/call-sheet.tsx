"use client";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { CallDetail } from "../../lib/wire/calls.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { formatExactUsd } from "../format/money.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AttemptsView } from "./attempts-view.tsx";
import { CallSources, OtherFacts, TokenFacts, WitnessFacts } from "./call-facts.tsx";
import { callMoment } from "./call-moment.ts";
import { PriceSteps } from "./price-steps.tsx";

interface Answer {
  readonly key: string;
  readonly result: Result<CallDetail, RequestProblem>;
}

/** The call of a key; what was shown stays until another is there. */
function useCall(key: string | null) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (key === null) return;
    let current = true;
    requestJson<CallDetail>(`${API.calls}/${encodeURIComponent(key)}`).then((result) => {
      if (current) setAnswer({ key, result });
    });
    return () => {
      current = false;
    };
  }, [key, round]);

  return {
    result: answer?.result ?? null,
    isOther: answer !== null && answer.key !== key,
    retry: () => {
      setAnswer(null);
      setRound((n) => n + 1);
    },
  };
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-13 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

interface DetailProps {
  readonly detail: CallDetail;
  readonly zone: string;
  readonly onOpen: (key: string) => void;
}

function Detail({ detail, zone, onOpen }: DetailProps) {
  const { call, price, sources, witnessed } = detail;
  return (
    <div className="flex flex-col gap-5">
      <section className="rounded-box bg-sunken px-4 py-3">
        <p className="text-20 font-semibold tracking-tight wrap-anywhere">
          {call.cost === null ? "No price" : formatExactUsd(call.cost)}
        </p>
        <p className="text-13 text-ink-2">
          {call.model ?? "unknown model"}, {callMoment(call.atUs, zone)}
        </p>
      </section>
      <Part title="Attempts">
        <AttemptsView {...detail} onOpen={onOpen} />
      </Part>
      <Part title="Price">
        <PriceSteps call={call} price={price} />
      </Part>
      <Part title="Tokens">
        <TokenFacts call={call} />
      </Part>
      {witnessed ? (
        <Part title="As its client saw it">
          <WitnessFacts call={call} witnessed={witnessed} />
        </Part>
      ) : null}
      <Part title="Where it comes from">
        <CallSources sources={sources} />
      </Part>
      <Part title="Facts">
        <OtherFacts call={call} zone={zone} />
      </Part>
    </div>
  );
}

function Waiting() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading the call</span>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  );
}

const STEP: Readonly<Record<string, "before" | "after">> = {
  k: "before",
  ArrowLeft: "before",
  j: "after",
  ArrowRight: "after",
};

interface CallSheetProps {
  /** `null`: none is open. */
  readonly open: string | null;
  readonly zone: string;
  /** Its neighbours in the list. */
  readonly before: string | null;
  readonly after: string | null;
  readonly onOpen: (key: string) => void;
  readonly onClose: () => void;
}

/** Everything known of one call, with the way to its neighbours by button and by arrow keys. */
export function CallSheet({ open, zone, onOpen, onClose, ...neighbours }: CallSheetProps) {
  const [shown, setShown] = useState(open);
  if (open !== null && open !== shown) setShown(open); // stays while the sheet fades
  const { result, isOther, retry } = useCall(shown);

  useEffect(() => {
    if (open === null) return;
    const step = ({ altKey, ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): void => {
      const way = altKey || ctrlKey || metaKey || shiftKey ? undefined : STEP[key];
      const next = way === undefined ? null : neighbours[way];
      if (next !== null) onOpen(next);
    };
    // On its way in: the dialog keeps arrow keys to itself.
    window.addEventListener("keydown", step, true);
    return () => window.removeEventListener("keydown", step, true);
  });

  const go = (way: "before" | "after", label: string) => {
    const key = neighbours[way];
    return (
      <Button size="small" disabled={key === null} onClick={() => key !== null && onOpen(key)}>
        {label}
      </Button>
    );
  };

  return (
    <Sheet
      open={open !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Call"
      description="Its attempts, its price step by step, and the rows that tell of it."
    >
      <div>
        <div className="mb-4 flex gap-2">
          {go("before", "Previous")}
          {go("after", "Next")}
        </div>
        {result === null ? <Waiting /> : null}
        {result?.ok === false ? (
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {result.error.message}
          </Notice>
        ) : null}
        {result?.ok ? (
          <div className={clsx(isOther && "opacity-60 transition-opacity delay-300")}>
            <Detail detail={result.value} zone={zone} onOpen={onOpen} />
          </div>
        ) : null}
      </div>
    </Sheet>
  );
}

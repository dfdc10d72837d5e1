import { EffectExports } from "./effect-exports.tsx";
import { EffectView } from "./effect-view.tsx";
import type { EffectState } from "./use-effect-of.ts";

interface EffectPreviewProps {
  readonly state: EffectState;
  /** What is missing before anything can be said. */
  readonly incomplete?: string;
}

/** The place in a form where the effect of what it says is told before it is kept. */
export function EffectPreview({ state, incomplete }: EffectPreviewProps) {
  return (
    <section aria-label="What it would change" className="rounded-box bg-sunken px-3 py-2.5">
      <h3 className="mb-1 text-13 font-semibold">What it would change</h3>
      <div role="status">
        {state.kind === "none" ? (
          <p className="text-13 text-ink-3">{incomplete ?? "Nothing yet."}</p>
        ) : null}
        {state.kind === "asking" ? (
          <p className="text-13 text-ink-3">Pricing the stored records with it.</p>
        ) : null}
        {state.kind === "known" ? <EffectView effect={state.effect} /> : null}
        {state.kind === "refused" ? <p className="text-13 text-loss">{state.message}</p> : null}
      </div>
      {state.kind === "known" ? <EffectExports effect={state.effect} /> : null}
    </section>
  );
}

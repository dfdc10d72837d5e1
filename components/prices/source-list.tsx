"use client";
import { useId, useRef } from "react";
import { TextButton } from "../ui/text-link.tsx";
import { linkedParts, type SourceRef } from "./price-sources.ts";

/** Leads from a price to its sources, which stand once at the end of a sheet. */
export function useSourceList(sources: readonly string[]) {
  const prefix = useId();
  const list = useRef<HTMLElement>(null);

  function show(number: number): void {
    const entry = list.current?.querySelector<HTMLElement>(`[data-source="${number}"]`);
    entry?.scrollIntoView({ block: "center" });
    entry?.focus({ preventScroll: true });
  }

  return { sources, prefix, list, show };
}

export type SourceListState = ReturnType<typeof useSourceList>;

interface SourceRefsProps {
  readonly refs: readonly SourceRef[];
  readonly show: SourceListState["show"];
}

/** "Sources 1 2 (source is older than this price)": each number leads to the source. */
export function SourceRefs({ refs, show }: SourceRefsProps) {
  return (
    <>
      {refs.length === 1 ? "Source" : "Sources"}{" "}
      {refs.map(({ number, isOlder }) => (
        <span key={number}>
          <TextButton aria-label={`Source ${number}`} onClick={() => show(number)}>
            {number}
          </TextButton>
          {isOlder ? <span className="text-warn">(source is older than this price) </span> : null}
        </span>
      ))}
    </>
  );
}

/** Every source of a sheet once, under its number. */
export function SourceList({ state }: { readonly state: SourceListState }) {
  const { sources, prefix, list } = state;
  if (sources.length === 0) return null;
  return (
    <section ref={list} aria-labelledby={`${prefix}-title`} className="mt-6 text-12">
      <h3 id={`${prefix}-title`} className="mb-1.5 text-13 font-semibold">
        Sources
      </h3>
      <ol className="border-t border-line">
        {sources.map((source, index) => (
          <li
            key={source}
            data-source={index + 1}
            tabIndex={-1}
            className="flex gap-3 border-b border-line py-1.5 text-ink-2 normal-nums focus:bg-accent-soft"
          >
            <span className="w-5 shrink-0 text-right text-ink-3">{index + 1}</span>
            <span className="min-w-0 wrap-anywhere">
              {linkedParts(source).map(({ text, href }) =>
                href === null ? (
                  text
                ) : (
                  <a
                    key={href}
                    href={href}
                    target="_blank"
                    rel="noreferrer"
                    className="text-accent underline decoration-line-strong underline-offset-3 hover:decoration-current"
                  >
                    {text}
                  </a>
                ),
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { AccessNote, PricedModel } from "../../lib/wire/prices.ts";
import { formatDay } from "../format/moment.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { linkedParts } from "./price-sources.ts";

const ALWAYS = ["usage-tier", "verification"] as const;
const KIND: Readonly<Record<AccessNote["kind"], string>> = {
  "usage-tier": "Usage tier",
  verification: "Identity verification",
  invitation: "By invitation",
  contract: "By contract",
  place: "Only at some places",
};

function Source({ note }: { readonly note: AccessNote }) {
  return (
    <span className="block text-12 text-ink-3 wrap-anywhere">
      As of {formatDay(note.asOf)}. Source:{" "}
      {linkedParts(note.source).map(({ text, href }) =>
        href === null ? (
          text
        ) : (
          <a
            key={href}
            href={href}
            target="_blank"
            rel="noreferrer"
            className="text-accent underline decoration-line-strong underline-offset-3"
          >
            {text}
          </a>
        ),
      )}
      .
    </span>
  );
}

/** What one must be, pay or ask for to be served a model; what is not published is said to be so. */
export function AccessRules({ model: { access } }: { readonly model: PricedModel }) {
  const others = access.map(({ kind }) => kind);
  const kinds = [...new Set([...ALWAYS, ...others])];
  return (
    <section aria-label="Access" className="mt-6">
      <h3 className="mb-1.5 text-13 font-semibold">Access</h3>
      <dl className="border-t border-line text-13">
        {kinds.map((kind) => {
          const notes = access.filter((note) => note.kind === kind);
          return (
            <div
              key={kind}
              className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[150px_1fr]"
            >
              <dt className="text-ink-3">{KIND[kind]}</dt>
              {notes.length === 0 ? <dd className="text-ink-3">Not published.</dd> : null}
              {notes.map((note) => (
                <dd key={note.says} className="sm:col-start-2">
                  {note.tier === null ? null : (
                    <span className="mr-2">
                      <TierName tier={note.tier} />
                    </span>
                  )}
                  {note.says}{" "}
                  {note.confidence === "high" ? null : (
                    <Badge tone="warn">{note.confidence} confidence</Badge>
                  )}
                  <Source note={note} />
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

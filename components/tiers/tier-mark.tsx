import { type TierStyle, tierStyle } from "./tier-style.ts";

/** A tier's marker, twelve units wide. */
export function TierShape({ marker }: { readonly marker: TierStyle["marker"] }) {
  switch (marker) {
    case "circle":
      return <circle cx="6" cy="6" r="4.5" />;
    case "diamond":
      return <path d="M6 .8 11.2 6 6 11.2.8 6Z" />;
    case "square":
      return <path d="M1.75 1.75h8.5v8.5h-8.5Z" />;
    case "triangle":
      return <path d="M6 1.2 11.2 10.6H.8Z" />;
    case "star":
      return (
        <path d="M6 .6 7.6 4.4 11.7 4.7 8.6 7.4 9.5 11.4 6 9.2 2.5 11.4 3.4 7.4.3 4.7 4.4 4.4Z" />
      );
    case "cross":
      return <path d="M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3Z" />;
    case "ring":
      return (
        <circle
          cx="6"
          cy="6"
          r="4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray="2.2 1.4"
        />
      );
  }
}

/** The marker of a tier in its colour. */
export function TierMark({ tier }: { readonly tier: string }) {
  const { colour, marker } = tierStyle(tier);
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 12 12"
      aria-hidden="true"
      className="swatch inline-block shrink-0"
      style={{ color: colour, fill: "currentColor" }}
    >
      <TierShape marker={marker} />
    </svg>
  );
}

/** A tier's marker and name. */
export function TierName({ tier }: { readonly tier: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <TierMark tier={tier} />
      {tier}
    </span>
  );
}

import { clsx } from "clsx";
import type { Route } from "next";
import type { ComponentProps } from "react";
import { PageLink } from "./page-link.tsx";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary:
    "border-accent bg-accent text-on-accent font-medium hover:bg-accent-strong hover:border-accent-strong",
  plain: "border-line-strong bg-panel text-ink hover:bg-sunken",
  quiet: "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  danger: "border-loss bg-panel text-loss hover:bg-loss-soft",
};

const SIZES = {
  small: "h-7 px-2 text-13 gap-1.5",
  normal: "h-8 px-3 text-13 gap-2",
} as const;

interface Looks {
  readonly look?: ButtonLook;
  readonly size?: keyof typeof SIZES;
}

const buttonClass = ({ look = "plain", size = "normal" }: Looks, extra?: string): string =>
  clsx(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control border",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50",
    LOOKS[look],
    SIZES[size],
    extra,
  );

export function Button({ look, size, className, ...rest }: ComponentProps<"button"> & Looks) {
  return <button type="button" {...rest} className={buttonClass({ look, size }, className)} />;
}

type LinkProps = Omit<ComponentProps<typeof PageLink>, "href"> & Looks & { readonly href: Route };

export function ButtonLink({ look, size, className, ...rest }: LinkProps) {
  return <PageLink {...rest} className={buttonClass({ look, size }, className)} />;
}

/** A link to a file that the server sends, not to a page. */
export function DownloadLink({ look, size, className, ...rest }: ComponentProps<"a"> & Looks) {
  return <a download {...rest} className={buttonClass({ look, size }, className)} />;
}

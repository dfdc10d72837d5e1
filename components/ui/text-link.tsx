import { clsx } from "clsx";
import type { Route } from "next";
import type { ComponentProps } from "react";
import { PageLink } from "./page-link.tsx";

/** Names are no figures: among tabular ones a hyphen is as wide as a digit. */
const NAME = "normal-nums";

const LINK =
  "text-accent underline decoration-line-strong underline-offset-3 hover:decoration-current";

type Props = Omit<ComponentProps<typeof PageLink>, "href"> & { readonly href: Route };

export function TextLink({ className, ...rest }: Props) {
  return <PageLink {...rest} className={clsx(LINK, NAME, className)} />;
}

const QUIET_LINK =
  "underline decoration-line-strong decoration-dotted underline-offset-3 hover:text-accent hover:decoration-current";

/** A button that reads as a quiet link, for what opens beside the text. */
export function TextButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(QUIET_LINK, NAME, "min-h-6 min-w-6 rounded-mark", className)}
    />
  );
}

import { clsx } from "clsx";

/** Holds the final size while something loads; appears only after 300 ms. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={clsx("skeleton rounded-mark bg-sunken", className)} />;
}

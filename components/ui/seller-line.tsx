interface SellerLineProps {
  readonly provider: string | null;
  /** Other rows have the same name. */
  readonly isShared: boolean;
}

/** Who sold a model, under its name. */
export function SellerLine({ provider, isShared }: SellerLineProps) {
  const seller = provider ?? (isShared ? "provider not said" : null);
  return seller === null ? null : <span className="-mt-0.5 text-12 text-ink-3">{seller}</span>;
}

/** Four tiers of one amount: the product's sign. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="2" y="2.5" width="16" height="3" rx="1" fill="var(--tier-priority)" />
      <rect x="2" y="6.75" width="12" height="3" rx="1" fill="var(--tier-standard)" />
      <rect x="2" y="11" width="8" height="3" rx="1" fill="var(--tier-flex)" />
      <rect x="2" y="15.25" width="6" height="3" rx="1" fill="var(--tier-batch)" />
    </svg>
  );
}

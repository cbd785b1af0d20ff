/** The mark: lines of a ledger, the last one sealed. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--tl-accent)" />
      <path d="M8.5 10h15M8.5 16h15M8.5 22h8" stroke="var(--tl-on-accent)" strokeWidth="2.3" strokeLinecap="round" />
      <circle cx="22.2" cy="22" r="2.5" fill="none" stroke="var(--tl-on-accent)" strokeWidth="2" />
    </svg>
  );
}

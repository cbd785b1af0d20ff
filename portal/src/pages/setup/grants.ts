import type { TeamGrant } from '@/api/types';

export type GrantState = 'inForce' | 'future' | 'ended' | 'revoked';

/** Where a grant stands on a day (UTC, as grants are counted). */
export function grantState(grant: TeamGrant, today: string): GrantState {
  if (grant.revoked) return 'revoked';
  if (grant.inForce) return 'inForce';
  return grant.from > today ? 'future' : 'ended';
}

/** A name for a grant nobody of this person has yet: `coordinator-101-2026-11-22`. */
export function grantName(role: string, site: string | null, from: string, taken: readonly string[]): string {
  const base = [role.toLowerCase().replaceAll('_', '-'), site ?? 'all', from].join('-').slice(0, 58);
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

import type { Grant, QueryStatus, WaitingFor } from '@/api/types';

/** The four stacks of the work list. */
export type View = 'mine' | 'others' | 'closed' | 'all';

export type Stack = { status?: QueryStatus; waitingFor?: WaitingFor };

const answering = ['COORDINATOR', 'INVESTIGATOR', 'SITE_SYSTEM'];
const judging = ['DATA_MANAGER', 'MONITOR'];

/** Whose move the reader makes: the site answers what is open, data management judges what is answered. */
export function turnOf(grants: Pick<Grant, 'role'>[]): WaitingFor | null {
  if (grants.some((grant) => answering.includes(grant.role))) return 'SITE';
  return grants.some((grant) => judging.includes(grant.role)) ? 'DATA_MANAGEMENT' : null;
}

/** The stack that is shown first. */
export const firstView = (turn: WaitingFor | null): View => (turn ? 'mine' : 'all');

/** The status that waits for whom: OPEN for the site, ANSWERED for data management. */
export function stackOf(view: View, turn: WaitingFor | null): Stack {
  const waiting: Stack = { status: 'OPEN', waitingFor: 'SITE' };
  const judged: Stack = { status: 'ANSWERED', waitingFor: 'DATA_MANAGEMENT' };
  if (view === 'closed') return { status: 'CLOSED' };
  if (view === 'all' || !turn) return {};
  return (view === 'mine') === (turn === 'SITE') ? waiting : judged;
}

/** How many the stack holds without a filter. */
export function countOf(view: View, turn: WaitingFor | null, counts: { open: number; answered: number; closed: number }): number {
  const { status } = stackOf(view, turn);
  if (status === 'OPEN') return counts.open;
  if (status === 'ANSWERED') return counts.answered;
  return status === 'CLOSED' ? counts.closed : counts.open + counts.answered + counts.closed;
}

/** The words of the stacks for this reader. */
export function viewNames(turn: WaitingFor | null): { value: View; label: string }[] {
  const closed = [
    { value: 'closed' as const, label: 'Closed' },
    { value: 'all' as const, label: 'All' },
  ];
  if (!turn) return [closed[1], closed[0]].filter((view) => view !== undefined);
  return [
    { value: 'mine' as const, label: turn === 'SITE' ? 'To answer' : 'To judge' },
    { value: 'others' as const, label: turn === 'SITE' ? 'Answered' : 'With sites' },
    ...closed,
  ];
}

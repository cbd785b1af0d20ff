import type { HistoryEntry } from '@/api/types';
import { textOf, type Payload } from './telling';

const always = () => true;

/** What a check or a clock did by itself when somebody's record met it. Its event names that person, who only set it off. */
const byItself: Record<string, (payload: Payload) => boolean> = {
  'visits.QueryOpened': always,
  'visits.QueryReopened': (payload) => (payload['text'] ?? null) === null,
  'visits.QueryClosed': (payload) => textOf(payload, 'because') === 'CORRECTED',
  'adverse-events.QueryOpened': always,
  'adverse-events.QueryResolved': always,
  'adverse-events.ObligationOpened': always,
  'adverse-events.ObligationConfirmed': always,
  'adverse-events.ObligationLifted': always,
};

/** Nobody decided this act: a policy did, or a check. */
export const isAutomatic = ({ source, type, payload }: HistoryEntry): boolean => source === 'policy' || (byItself[type]?.(payload) ?? false);

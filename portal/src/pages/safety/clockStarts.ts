import { rowsOf } from '@/api/pages';
import { useSafetyClocks, type ClockFilter } from '@/api/queries';
import type { SafetyClock } from '@/api/types';
import { formatInstant } from '@/pieces/dates';
import { clockRules } from './words';

/** "Site became aware 21 Nov 2026, 09:30 CET". */
export const startedBy = (clock: Pick<SafetyClock, 'basis' | 'startedAt'>) => `${startOf(clock)} ${formatInstant(clock.startedAt)}`;

/** What started it, without when. */
export const startOf = ({ basis }: Pick<SafetyClock, 'basis'>) => (basis === 'AWARENESS' ? 'Site became aware' : 'Received');

type Named = Pick<SafetyClock, 'subject' | 'event' | 'clock' | 'dueAt'>;
const keyOf = ({ subject, event, clock, dueAt }: Named) => `${subject}/${event}/${clock}/${Date.parse(dueAt)}`;

/** What a chip says of a clock: lists of adverse events have no more of it than when it is due. */
export type ClockSaid = { rule: string; startedBy?: string; zone?: string };

/** Says rule, start and zone of the clocks in a list of adverse events; the rule alone until they are read. */
export function useClockSaid(study: string, filter: ClockFilter, enabled: boolean): (clock: Named) => ClockSaid {
  const read = useSafetyClocks(study, filter, { enabled });
  const known = new Map(rowsOf(read.data, (page) => page.items).map((clock) => [keyOf(clock), clock]));
  return (named) => {
    const clock = known.get(keyOf(named));
    if (!clock) return { rule: clockRules[named.clock] };
    return { rule: clock.rule || clockRules[clock.clock], startedBy: startedBy(clock), ...(clock.zone ? { zone: clock.zone } : {}) };
  };
}

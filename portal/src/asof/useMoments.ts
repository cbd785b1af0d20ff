import { useMemo, useState } from 'react';
import { useFirstEvent, useRecordedOf, useSites } from '@/api/queries';
import { mayOpen } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { marksOf, momentsBetween, type Mark, type Moments } from './moments';

const HALF_A_YEAR = 183 * 86_400_000;

/**
 * From the study's first event to now. Who may not read the history looks back to the first activation of a site, at least half a
 * year. Null while that is not known.
 */
export function useMoments(study: string, subject: string | null, marked: boolean): { moments: Moments | null; marks: Mark[] } {
  const { grants } = useStudy();
  const history = mayOpen(grants, 'history');
  const [now] = useState(() => Date.now());
  const first = useFirstEvent(study, { enabled: history });
  const sites = useSites(study, { enabled: !history, asOf: false });
  const recorded = useRecordedOf(study, subject ?? '', { enabled: history && subject !== null && marked });
  const activated = sites.data?.sites.flatMap((site) => site.activatedOn ?? []).sort()[0];
  const begun = history ? first.data?.events[0]?.at : sites.data && earliest(activated, now);
  const moments = useMemo(() => (begun ? momentsBetween(begun, now) : null), [begun, now]);
  const marks = useMemo(() => (moments && recorded.data ? marksOf(moments, recorded.data.events.map((event) => event.at)) : []), [moments, recorded.data]);
  return { moments, marks };
}

const earliest = (activated: string | undefined, now: number) =>
  new Date(Math.min(activated ? Date.parse(activated) : now, now - HALF_A_YEAR)).toISOString();

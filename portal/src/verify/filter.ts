import { factsOf, type EventJson } from './eventFacts';
import type { Receipt } from './receipt';

/** Which events a log of a bundle is said to show: those of a study, and in a part those of a site, of a subject, or of both. */
export type Filter = { study?: string; site?: string; subject?: string };

const isNone = ({ site, subject }: Filter) => site === undefined && subject === undefined;

/** In plain words. */
export const wordsOf = ({ site, subject }: Filter): string =>
  [...(site === undefined ? [] : [`site ${site}`]), ...(subject === undefined ? [] : [`subject ${subject}`])].join(', ') || 'the whole study';

/** What is wrong with an event in a log of this filter. */
export function mismatchOf(filter: Filter, event: EventJson): string | null {
  const facts = factsOf(event);
  for (const kind of ['study', 'site', 'subject'] as const) {
    const wanted = filter[kind];
    if (wanted !== undefined && facts[kind] !== wanted) return `isn't of ${kind} ${wanted}, of which the bundle is said to be`;
  }
  return null;
}

/**
 * Whether a part must hold what a receipt names: all of the study, without site and subject; else what the site received, but not what
 * another site did or the whole study. Null where the receipt doesn't tell: it names no subject.
 */
export function mustHold(filter: Filter, { study, site }: Receipt): boolean | null {
  const elsewhere = (filter.study !== undefined && filter.study !== study) || (!isNone(filter) && site === null) || (filter.site !== undefined && filter.site !== site);
  if (elsewhere) return false;
  return filter.subject === undefined ? true : null;
}

import type { AdverseEventRecord, ClockKind, EventClock } from '@/api/types';
import { addDays, dayOf } from '@/pieces/dates';
import { withOffset } from './zones';

/** The regulators' calendars as installed by default, where the server does not say its own. */
const ZONES = ['Europe/Amsterdam', 'America/New_York'];
const DAYS: Record<ClockKind, number> = { SITE_24_HOURS: 0, SPONSOR_7_DAYS: 7, SPONSOR_15_DAYS: 15 };

export type Judged = Pick<AdverseEventRecord, 'serious' | 'criteria' | 'causality' | 'outcome' | 'awareAt'>;

export type StartedClock = {
  clock: ClockKind;
  basis: 'AWARENESS' | 'RECEIPT';
  startsAt: string;
  dueAt: string;
  /** Calendar clocks: the last day, and whose calendar counts. */
  dueOn: string | null;
  zone: string | null;
  /** True while the record contradicts itself about seriousness: an answer may lift the clock. */
  provisional: boolean;
};

export const isFatal = (record: Judged) => record.outcome === 'FATAL' || record.criteria.includes('DEATH');

/** Serious by any reading: said to be, or by a criterion, or by the outcome. */
export const isSerious = (record: Judged) => record.serious || record.criteria.length > 0 || isFatal(record);

/** The sponsor's clock of a record, as the safety service derives it (docs/adr/0007-safety-clocks.md). */
export function sponsorClock(record: Judged): ClockKind | null {
  if (!isSerious(record) || record.causality === 'NOT_RELATED' || record.causality === 'NONE') return null;
  const couldStillBeFatal = record.serious && record.criteria.length === 0 && record.outcome === 'UNKNOWN';
  const sevenDays = isFatal(record) || record.criteria.includes('LIFE_THREATENING') || couldStillBeFatal;
  return sevenDays ? 'SPONSOR_7_DAYS' : 'SPONSOR_15_DAYS';
}

const isProvisional = (record: Judged) => isSerious(record) && (!record.serious || record.criteria.length === 0);

function siteClock(awareAt: string | null, now: number, provisional: boolean): StartedClock {
  const startsAt = awareAt ?? new Date(now).toISOString();
  return {
    clock: 'SITE_24_HOURS',
    basis: awareAt ? 'AWARENESS' : 'RECEIPT',
    startsAt,
    dueAt: new Date(Date.parse(startsAt) + 24 * 3_600_000).toISOString(),
    dueOn: null,
    zone: null,
    provisional,
  };
}

function calendarClock(clock: ClockKind, now: number, zones: string[], provisional: boolean): StartedClock {
  const ends = zones
    .map((zone) => {
      const dueOn = addDays(dayOf(new Date(now), zone), DAYS[clock]);
      const after = withOffset(`${addDays(dueOn, 1)}T00:00`, zone) ?? `${addDays(dueOn, 1)}T00:00:00Z`;
      return { zone, dueOn, dueAt: new Date(Date.parse(after)).toISOString() };
    })
    .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  const [first] = ends;
  return {
    clock,
    basis: 'RECEIPT',
    startsAt: new Date(now).toISOString(),
    dueAt: first?.dueAt ?? '',
    dueOn: first?.dueOn ?? null,
    zone: first?.zone ?? null,
    provisional,
  };
}

/** The clocks that saving this record would start, beside those that stand already. */
export function clockPreview(record: Judged, now: number, standing: EventClock[] = [], zones: string[] = ZONES): StartedClock[] {
  if (!isSerious(record)) return [];
  const running = standing.filter((clock) => clock.status !== 'LIFTED');
  const ofSite = running.filter((clock) => clock.clock === 'SITE_24_HOURS');
  const ofSponsor = running.filter((clock) => clock.clock !== 'SITE_24_HOURS');
  const provisional = isProvisional(record);
  const due = sponsorClock(record);
  const newlyDue = due && !ofSponsor.some((clock) => DAYS[clock.clock] <= DAYS[due]) ? due : null;
  const upgrade = newlyDue !== null && ofSponsor.length > 0;
  const { awareAt } = record;
  const again =
    awareAt !== null &&
    (upgrade || ofSite.every((clock) => clock.basis === 'RECEIPT')) &&
    !ofSite.some((clock) => Date.parse(clock.startedAt) === Date.parse(awareAt));
  return [
    ...(ofSite.length === 0 || again ? [siteClock(awareAt, now, provisional)] : []),
    ...(newlyDue ? [calendarClock(newlyDue, now, zones, provisional)] : []),
  ];
}

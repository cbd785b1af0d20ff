import { describe, expect, it } from 'vitest';
import type { EventClock } from '@/api/types';
import { clockPreview, sponsorClock, type Judged } from './clockPreview';

const NOW = Date.parse('2026-11-22T20:30:00Z');
const AWARE = '2026-11-22T09:30:00-06:00';
const record = (part: Partial<Judged> = {}): Judged => ({
  serious: true,
  criteria: ['HOSPITALIZATION'],
  causality: 'POSSIBLE',
  outcome: 'RECOVERING',
  awareAt: AWARE,
  ...part,
});
const standing = (part: Partial<EventClock> = {}) => ({
  clock: 'SPONSOR_15_DAYS',
  status: 'OPEN',
  provisional: false,
  basis: 'RECEIPT',
  startedAt: '2026-11-20T10:00:00Z',
  ...part,
}) as EventClock;
const site = (part: Partial<EventClock> = {}) => standing({ clock: 'SITE_24_HOURS', basis: 'AWARENESS', startedAt: AWARE, ...part });
const kinds = (clocks: { clock: string }[]) => clocks.map((clock) => clock.clock);

describe('the sponsor clock of a record', () => {
  it('is 15 days for serious, 7 for fatal or life-threatening, none for a plain no', () => {
    expect(sponsorClock(record())).toBe('SPONSOR_15_DAYS');
    expect(sponsorClock(record({ criteria: ['LIFE_THREATENING'] }))).toBe('SPONSOR_7_DAYS');
    expect(sponsorClock(record({ criteria: ['DEATH'] }))).toBe('SPONSOR_7_DAYS');
    expect(sponsorClock(record({ outcome: 'FATAL' }))).toBe('SPONSOR_7_DAYS');
    expect(sponsorClock(record({ causality: 'NOT_RELATED' }))).toBeNull();
    expect(sponsorClock(record({ causality: 'NONE' }))).toBeNull();
  });

  it('counts unassessed and unlikely as related', () => {
    expect(sponsorClock(record({ causality: null }))).toBe('SPONSOR_15_DAYS');
    expect(sponsorClock(record({ causality: 'UNLIKELY' }))).toBe('SPONSOR_15_DAYS');
  });

  it('assumes the worse while nobody says why it is serious nor how it ended', () => {
    expect(sponsorClock(record({ criteria: [], outcome: 'UNKNOWN' }))).toBe('SPONSOR_7_DAYS');
    expect(sponsorClock(record({ criteria: [], outcome: 'RECOVERED' }))).toBe('SPONSOR_15_DAYS');
  });

  it('goes by any reading, not by the word alone', () => {
    expect(sponsorClock(record({ serious: false }))).toBe('SPONSOR_15_DAYS');
    expect(sponsorClock(record({ serious: false, criteria: [] }))).toBeNull();
  });
});

describe('the clocks a report will start', () => {
  it('24 hours run from awareness, calendar days from receipt until the end of the last day where it ends first', () => {
    const [first, second] = clockPreview(record({ criteria: ['DEATH'], outcome: 'FATAL' }), NOW);
    expect(first).toMatchObject({ clock: 'SITE_24_HOURS', basis: 'AWARENESS', startsAt: AWARE, dueAt: '2026-11-23T15:30:00.000Z' });
    expect(second).toMatchObject({
      clock: 'SPONSOR_7_DAYS',
      dueOn: '2026-11-29',
      zone: 'Europe/Amsterdam',
      dueAt: '2026-11-29T23:00:00.000Z',
      provisional: false,
    });
  });

  it('counts day 0 in each zone: after midnight in Amsterdam New York ends first', () => {
    const [, sponsor] = clockPreview(record(), Date.parse('2026-11-22T23:30:00Z'));
    expect(sponsor).toMatchObject({ dueOn: '2026-12-07', zone: 'America/New_York' });
  });

  it('without awareness 24 hours run from receipt', () => {
    expect(clockPreview(record({ awareAt: null }), NOW)[0]).toMatchObject({ basis: 'RECEIPT', dueAt: '2026-11-23T20:30:00.000Z' });
  });

  it('none for what is not serious; provisional while it contradicts itself', () => {
    expect(clockPreview(record({ serious: false, criteria: [] }), NOW)).toEqual([]);
    expect(clockPreview(record({ serious: false }), NOW).every((clock) => clock.provisional)).toBe(true);
    expect(clockPreview(record(), NOW).some((clock) => clock.provisional)).toBe(false);
  });
});

describe('the clocks a follow-up will start', () => {
  it('none if the ones that stand cover it', () => {
    expect(clockPreview(record(), NOW, [site(), standing()])).toEqual([]);
    expect(clockPreview(record(), NOW, [site(), standing({ clock: 'SPONSOR_7_DAYS' })])).toEqual([]);
  });

  it('a shorter one for an upgrade, and 24 hours again from the new awareness', () => {
    const later = record({ criteria: ['LIFE_THREATENING'], awareAt: '2026-11-22T12:00:00-06:00' });
    expect(kinds(clockPreview(later, NOW, [site(), standing()]))).toEqual(['SITE_24_HOURS', 'SPONSOR_7_DAYS']);
    expect(kinds(clockPreview(record({ criteria: ['LIFE_THREATENING'] }), NOW, [site(), standing()]))).toEqual(['SPONSOR_7_DAYS']);
  });

  it('24 hours once awareness is given where it was missing', () => {
    expect(kinds(clockPreview(record(), NOW, [site({ basis: 'RECEIPT', startedAt: '2026-11-22T10:00:00Z' }), standing()]))).toEqual(['SITE_24_HOURS']);
  });

  it('a lifted clock covers nothing', () => {
    expect(kinds(clockPreview(record(), NOW, [site(), standing({ status: 'LIFTED' })]))).toEqual(['SPONSOR_15_DAYS']);
  });
});

import { describe, expect, it } from 'vitest';
import type { EnrollmentSummary, SafetySummary, VisitColumn, VisitSummary } from '@/api/types';
import { enrollmentTitle, funnelTitle, queriesTitle, safetyTitle, visitsTitle, windowTitle } from './titles';

const funnel = { registered: 40, consented: 38, screened: 36, eligible: 30, screeningFailed: 4, enrolled: 28, randomized: 28, discontinued: 1, completed: 2 };
const enrollment: EnrollmentSummary = { plannedSubjects: 60, asOfDay: '2026-11-22', funnel, bySite: [], overTime: [], plan: [], expectedToday: 40 };
const column = (label: string, overdue: number): VisitColumn => ({ visit: label, label, expected: 10, complete: 5, inProgress: 1, overdue, due: 0, missed: 0 });
const queries = (open: number, old: number): VisitSummary =>
  ({ queries: { open, answered: 0, closed: 0, byAge: [{ bucket: '31+', open: old, answered: 0 }] } }) as unknown as VisitSummary;
/** Late visits by site. */
const outside = (late: Record<string, number>, inWindow = 20): VisitSummary =>
  ({
    timing: { in: inWindow, early: 0, late: Object.values(late).reduce((sum, one) => sum + one, 0) },
    bySite: Object.entries(late).map(([site, count]) => ({ site, early: 0, late: count })),
  }) as unknown as VisitSummary;

describe('titles of the dashboard', () => {
  it('says how far enrollment is from its plan', () => {
    expect(enrollmentTitle(enrollment)).toBe('Enrollment is 12 behind plan');
    expect(enrollmentTitle({ ...enrollment, expectedToday: 26 })).toBe('Enrollment is 2 ahead of plan');
    expect(enrollmentTitle({ ...enrollment, expectedToday: 28 })).toBe('Enrollment is on plan');
    expect(enrollmentTitle(enrollment, true)).toBe('28 subjects enrolled');
    expect(enrollmentTitle({ ...enrollment, expectedToday: null })).toBe('28 of 60 planned subjects are enrolled');
  });

  it('says how many screenings failed', () => {
    expect(funnelTitle(enrollment)).toBe('11 % of screenings failed');
    expect(funnelTitle({ ...enrollment, funnel: { ...funnel, screened: 0, screeningFailed: 0 } })).toBe('Nobody has been screened yet');
  });

  it('names the visit that is worst', () => {
    expect(visitsTitle([column('Week 2', 1), column('Week 8', 3)])).toBe('4 visits overdue, most at Week 8');
    expect(visitsTitle([column('Week 2', 0), column('Week 8', 1)])).toBe('1 visit overdue, all at Week 8');
    expect(visitsTitle([column('Week 2', 0)])).toBe('No visit is overdue; 1 visit lacks data');
  });

  it('says how many visits were out of their window, and where most of them were', () => {
    expect(windowTitle(outside({ '101': 7, '102': 2 }))).toBe('9 visits took place out of window, 7 of them at site 101');
    expect(windowTitle(outside({ '101': 0, '102': 1 }))).toBe('1 visit took place out of window, all at site 102');
    expect(windowTitle(outside({ '101': 2, '102': 2 }))).toBe('4 visits took place out of window');
    expect(windowTitle(outside({ '101': 3 }))).toBe('3 visits took place out of window');
    expect(windowTitle(outside({ '101': 0 }))).toBe('Every visit took place in its window');
    expect(windowTitle(outside({}, 0))).toBe('No visit with a window has taken place');
  });

  it('says how old the queries are', () => {
    expect(queriesTitle(queries(5, 2))).toBe('2 queries are older than 30 days');
    expect(queriesTitle(queries(5, 0))).toBe('5 queries not closed, none older than 30 days');
    expect(queriesTitle(queries(0, 0))).toBe('No query is open');
  });

  it('says how many adverse events are serious', () => {
    const safety = { events: 12, serious: 1 } as SafetySummary;
    expect(safetyTitle(safety)).toBe('1 of 12 adverse events is serious');
    expect(safetyTitle({ ...safety, serious: 0 })).toBe('12 adverse events, none serious');
  });
});

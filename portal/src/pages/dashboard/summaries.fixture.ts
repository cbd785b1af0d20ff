import type { EnrollmentSummary, SafetyClock, SafetySummary, VisitSummary } from '@/api/types';

export const enrollmentSummary: EnrollmentSummary = {
  asOfDay: '2026-11-22',
  plannedSubjects: 60,
  expectedToday: 40,
  funnel: { registered: 40, consented: 38, screened: 36, eligible: 30, screeningFailed: 4, enrolled: 28, randomized: 27, discontinued: 2, completed: 3 },
  bySite: [
    { site: '101', activatedOn: '2026-03-01', registered: 25, consented: 24, screened: 22, screeningFailed: 2, enrolled: 18, randomized: 17, discontinued: 2, completed: 3 },
    { site: '102', activatedOn: null, registered: 15, consented: 14, screened: 14, screeningFailed: 2, enrolled: 10, randomized: 10, discontinued: 0, completed: 0 },
  ],
  overTime: [
    { month: '2026-10', enrolled: 20, cumulative: 20, planned: 30 },
    { month: '2026-11', enrolled: 8, cumulative: 28, planned: 45 },
  ],
  plan: [
    { on: '2026-03-01', planned: 0 },
    { on: '2027-03-01', planned: 60 },
  ],
};

export const visitSummary: VisitSummary = {
  asOfDay: '2026-11-22',
  visits: { planned: 90, due: 6, overdue: 4, inProgress: 3, complete: 70, missed: 2, notApplicable: 9 },
  timing: { in: 66, early: 3, late: 6 },
  bySite: [
    { site: '102', due: 0, overdue: 0, complete: 12, inProgress: 0, missed: 0, early: 0, late: 1, openQueries: 0 },
    { site: '101', due: 6, overdue: 4, complete: 58, inProgress: 3, missed: 2, early: 3, late: 5, openQueries: 5 },
  ],
  byVisit: [
    { visit: 'WK2', label: 'Week 2', expected: 28, complete: 25, inProgress: 1, overdue: 1, due: 0, missed: 1 },
    { visit: 'WK4', label: 'Week 4', expected: 28, complete: 20, inProgress: 2, overdue: 3, due: 1, missed: 0 },
  ],
  queries: {
    open: 5,
    answered: 2,
    closed: 11,
    byAge: [
      { bucket: '0-7', open: 3, answered: 2 },
      { bucket: '31+', open: 2, answered: 0 },
    ],
  },
};

export const safetySummary: SafetySummary = {
  events: 12,
  serious: 3,
  fatal: 1,
  bySeverity: { mild: 6, moderate: 3, severe: 3 },
  bySite: [{ site: '101', events: 9, serious: 3 }],
  clocks: { running: 2, dueSoon: 1, overdue: 1, met: 4, metLate: 1 },
  queries: { open: 1, resolved: 2 },
  overTime: [
    { month: '2026-10', events: 7, serious: 1 },
    { month: '2026-11', events: 5, serious: 2 },
  ],
  zones: ['Europe/Amsterdam'],
};

export const clock = {
  subject: '101-011',
  event: 'AE1',
  clock: 'SPONSOR_7_DAYS',
  display: 'running',
  dueAt: '2030-01-01T00:00:00Z',
  startedAt: '2026-11-20T00:00:00Z',
  rule: 'EU 7 days, fatal or life-threatening',
  codedTerm: 'SUBDURAL HAEMATOMA',
  zone: null,
} as SafetyClock;

const nothing = { registered: 0, consented: 0, screened: 0, eligible: 0, screeningFailed: 0, enrolled: 0, randomized: 0, discontinued: 0, completed: 0 };

/** A study on its first day. */
export const beginning = {
  enrollment: { ...enrollmentSummary, expectedToday: null, funnel: nothing, bySite: [], overTime: [], plan: [] } satisfies EnrollmentSummary,
  visits: {
    ...visitSummary,
    visits: { planned: 0, due: 0, overdue: 0, inProgress: 0, complete: 0, missed: 0, notApplicable: 0 },
    timing: { in: 0, early: 0, late: 0 },
    bySite: [],
    byVisit: [],
    queries: { open: 0, answered: 0, closed: 0, byAge: [] },
  } satisfies VisitSummary,
  safety: { ...safetySummary, events: 0, serious: 0, fatal: 0, bySite: [], overTime: [], clocks: { running: 0, dueSoon: 0, overdue: 0, met: 0, metLate: 0 } } satisfies SafetySummary,
};

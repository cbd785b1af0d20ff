import type { AdverseEventItem, Severity, Subject, Visit } from '@/api/types';
import type { ToneName } from '@/design/tokens';
import { termText } from '@/pages/safety/words';
import { addDays, formatDay } from '@/pieces/dates';
import { statusWord } from '@/pieces/status';
import type { TimelineLane, TimelineMark } from '@/pieces/SubjectTimeline';

export type SubjectLanes = { lanes: TimelineLane[]; from: string; to: string };

const severityTones: Record<Severity, ToneName> = { MILD: 'neutral', MODERATE: 'attention', SEVERE: 'danger' };

/** All that is known of a subject in time, as lanes; the axis has a week of air at both ends. */
export function lanesOf(subject: Subject, visits: Visit[], events: AdverseEventItem[], today: string): SubjectLanes {
  const lanes: TimelineLane[] = [
    { id: 'consent', label: 'Consent', marks: consents(subject) },
    { id: 'status', label: 'Status', marks: statusChanges(subject) },
    { id: 'visits', label: 'Visits', marks: visits.flatMap(visitMark) },
    { id: 'treatment', label: 'Treatment', marks: treatment(subject) },
    { id: 'events', label: 'Adverse events', marks: events.flatMap(eventMark) },
  ].filter((lane) => lane.marks.length > 0);
  const days = [today, ...lanes.flatMap((lane) => lane.marks.flatMap(daysOf))].map(firstDay).sort();
  return { lanes, from: addDays(days[0] ?? today, -7), to: addDays(days.at(-1) ?? today, 7) };
}

const firstDay = (partial: string) => (partial.length === 4 ? `${partial}-01-01` : partial.length === 7 ? `${partial}-01` : partial.slice(0, 10));

function daysOf(mark: TimelineMark): string[] {
  if (mark.kind === 'point') return [mark.on];
  if (mark.kind === 'bar') return mark.to ? [mark.from, mark.to] : [mark.from];
  return [mark.from, mark.to, ...(mark.actual ? [mark.actual] : [])];
}

const point = (id: string, on: string | null | undefined, label: string, tone: ToneName, detail?: string): TimelineMark[] =>
  on ? [{ kind: 'point', id, on, label, tone, detail: detail ?? formatDay(on) }] : [];

function consents(subject: Subject): TimelineMark[] {
  return subject.consents.flatMap(({ version, consentedOn, withdrawal }) => [
    ...point(`consent-${version}`, consentedOn, `Consent ${version}`, 'accent', `Signed on ${formatDay(consentedOn)}`),
    ...point(
      `withdrawal-${version}`,
      withdrawal?.withdrawnOn,
      `Consent ${version} withdrawn`,
      'danger',
      withdrawal ? `On ${formatDay(withdrawal.withdrawnOn)}, for ${withdrawal.scope === 'TREATMENT' ? 'treatment' : 'data collection'}` : undefined,
    ),
  ]);
}

function statusChanges(subject: Subject): TimelineMark[] {
  const { eligibility } = subject;
  const left = subject.discontinuations.filter((it) => it.scope === 'STUDY');
  return [
    ...point('screened', subject.screenedOn, 'Screened', 'info'),
    ...point('eligibility', eligibility?.attestedOn, eligibility?.eligible ? 'Eligible' : 'Screening failed', eligibility?.eligible ? 'info' : 'danger'),
    ...point('enrolled', subject.enrolledOn, 'Enrolled', 'success'),
    ...point('randomized', subject.randomizedOn, 'Randomized', 'success'),
    ...left.flatMap((it) => point('left', it.discontinuedOn, it.reasonCode === 'COMPLETED' ? 'Completed' : 'Left the study', it.reasonCode === 'COMPLETED' ? 'accent' : 'attention')),
    ...point('death', subject.deathReportedOn, 'Death reported', 'danger'),
  ];
}

function treatment(subject: Subject): TimelineMark[] {
  if (!subject.randomizedOn) return [];
  const ends = subject.discontinuations.map((it) => it.discontinuedOn).sort();
  return [
    {
      kind: 'bar',
      id: 'treatment',
      from: subject.randomizedOn,
      to: ends[0] ?? null,
      label: 'On the study, treatment concealed',
      detail: `Since randomization on ${formatDay(subject.randomizedOn)}`,
      tone: 'accent',
    },
  ];
}

const timingWords = { EARLY: ', before its window', LATE: ', after its window', IN: ', in its window', NO_WINDOW: '' } as const;

function visitMark(visit: Visit): TimelineMark[] {
  const word = statusWord('visit', visit.display).word;
  const actual = visit.status === 'DONE' ? visit.date : null;
  const window = visit.from && visit.to ? ` Window ${formatDay(visit.from)} to ${formatDay(visit.to)}${visit.provisional ? ', provisional' : ''}.` : '';
  const detail = `${word}${actual ? ` on ${formatDay(actual)}${timingWords[visit.timing ?? 'NO_WINDOW']}` : ''}.${window}`;
  const label = visit.label || visit.visit;
  if (visit.from && visit.to) {
    const timing = visit.timing === 'NO_WINDOW' ? null : visit.timing;
    return [{ kind: 'window', id: visit.visit, from: visit.from, to: visit.to, actual, timing, status: visit.display, label, detail }];
  }
  const { tone, shape } = statusWord('visit', visit.display);
  const on = actual ?? visit.target;
  return on ? [{ kind: 'point', id: visit.visit, on, label, detail, tone, shape }] : [];
}

function eventMark({ event, record }: AdverseEventItem): TimelineMark[] {
  if (!record.onset) return [];
  const label = termText(record);
  const to = record.end ?? (record.ongoing === false ? record.onset : null);
  const detail = [
    statusWord('severity', record.severity).word,
    record.serious ? 'serious' : null,
    `from ${formatDay(record.onset)}`,
    record.end ? `to ${formatDay(record.end)}` : record.ongoing ? 'ongoing' : null,
  ]
    .filter(Boolean)
    .join(', ');
  return [{ kind: 'bar', id: event, from: record.onset, to, label, detail, tone: severityTones[record.severity] }];
}

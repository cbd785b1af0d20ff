import type { EnrollmentSummary, SafetySummary, VisitColumn, VisitSummary } from '@/api/types';

/** Titles that say what a chart shows. */

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export function enrollmentTitle(summary: EnrollmentSummary, part = false): string {
  const enrolled = summary.funnel.enrolled;
  if (part) return `${plural(enrolled, 'subject')} enrolled`;
  if (summary.expectedToday === null) {
    return summary.plannedSubjects ? `${enrolled} of ${plural(summary.plannedSubjects, 'planned subject')} are enrolled` : `${plural(enrolled, 'subject')} enrolled`;
  }
  const ahead = enrolled - summary.expectedToday;
  return ahead === 0 ? 'Enrollment is on plan' : `Enrollment is ${Math.abs(ahead)} ${ahead > 0 ? 'ahead of' : 'behind'} plan`;
}

export function funnelTitle({ funnel }: EnrollmentSummary): string {
  if (funnel.screened === 0) return 'Nobody has been screened yet';
  const rate = Math.round((funnel.screeningFailed / funnel.screened) * 100);
  return funnel.screeningFailed === 0 ? 'No screening has failed' : `${rate} % of screenings failed`;
}

export function visitsTitle(columns: VisitColumn[]): string {
  const overdue = columns.reduce((sum, column) => sum + column.overdue, 0);
  if (overdue > 0) {
    const worst = columns.reduce((most, column) => (column.overdue > most.overdue ? column : most));
    return worst.overdue === overdue ? `${plural(overdue, 'visit')} overdue, all at ${worst.label}` : `${plural(overdue, 'visit')} overdue, most at ${worst.label}`;
  }
  const open = columns.reduce((sum, column) => sum + column.inProgress, 0);
  return open > 0 ? `No visit is overdue; ${plural(open, 'visit lacks', 'visits lack')} data` : 'No visit is overdue';
}

export function windowTitle({ timing, bySite }: VisitSummary): string {
  const out = timing.early + timing.late;
  if (out + timing.in === 0) return 'No visit with a window has taken place';
  if (out === 0) return 'Every visit took place in its window';
  const [first, second] = bySite.map((site) => ({ site: site.site, out: site.early + site.late })).sort((a, b) => b.out - a.out);
  const said = `${plural(out, 'visit')} took place out of window`;
  if (!first || !second || first.out === second.out) return said;
  return `${said}, ${first.out === out ? 'all' : `${first.out} of them`} at site ${first.site}`;
}

export function queriesTitle({ queries }: VisitSummary): string {
  const old = queries.byAge.filter((age) => age.bucket === '31+').reduce((sum, age) => sum + age.open + age.answered, 0);
  if (queries.open + queries.answered === 0) return 'No query is open';
  return old > 0
    ? `${plural(old, 'query is', 'queries are')} older than 30 days`
    : `${plural(queries.open + queries.answered, 'query', 'queries')} not closed, none older than 30 days`;
}

export function safetyTitle(summary: SafetySummary): string {
  if (summary.events === 0) return 'No adverse event has been reported';
  return summary.serious === 0
    ? `${plural(summary.events, 'adverse event')}, none serious`
    : `${summary.serious} of ${plural(summary.events, 'adverse event')} ${summary.serious === 1 ? 'is' : 'are'} serious`;
}

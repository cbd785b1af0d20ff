import type { VisitSummary } from '@/api/types';
import { ChartCard, LazyStacked } from '@/charts';
import { to } from '@/frame/addresses';
import { Empty } from '@/pieces/states';
import { queriesTitle, visitsTitle, windowTitle } from './titles';

const parts = [
  { name: 'Complete', tone: 'success' },
  { name: 'In progress', tone: 'info' },
  { name: 'Due', tone: 'attention' },
  { name: 'Overdue', tone: 'danger' },
  { name: 'Missed', tone: 'neutral' },
  { name: 'Planned', tone: 'faint', hollow: true },
] as const;

export function VisitProgress({ study, summary }: { study: string; summary: VisitSummary }) {
  const rows = summary.byVisit.map((visit) => {
    const known = [visit.complete, visit.inProgress, visit.due, visit.overdue, visit.missed];
    return { name: visit.label, parts: [...known, Math.max(0, visit.expected - known.reduce((sum, one) => sum + one, 0))], visit: visit.visit };
  });
  return (
    <ChartCard
      title={visitsTitle(summary.byVisit)}
      note="Visits of the protocol over all subjects"
      height={260}
      table={{ columns: ['Visit', ...parts.map((part) => part.name)], rows: rows.map((row) => [row.name, ...row.parts]) }}
    >
      <LazyStacked
        label={visitsTitle(summary.byVisit)}
        shares
        parts={parts}
        rows={rows.map((row) => ({ name: row.name, parts: row.parts, to: `${to.visits(study)}?visit=${encodeURIComponent(row.visit)}` }))}
      />
    </ChartCard>
  );
}

const SITES_SHOWN = 8;
const sides = [
  { name: 'Early', tone: 'info' },
  { name: 'Late', tone: 'attention' },
] as const;

/** Where visits take place before or after their window; of many sites those where it happens most. */
export function OutOfWindow({ study, summary }: { study: string; summary: VisitSummary }) {
  const { timing } = summary;
  const out = timing.early + timing.late;
  const sites = summary.bySite.map((site) => ({ ...site, out: site.early + site.late })).sort((a, b) => b.out - a.out || a.site.localeCompare(b.site));
  const title = windowTitle(summary);
  return (
    <ChartCard
      title={title}
      note={`Of ${out + timing.in} visits with a window that took place, by site${sites.length > SITES_SHOWN ? `; the ${SITES_SHOWN} with most, all in the table` : ''}`}
      height={120}
      table={{ columns: ['Site', 'Early', 'Late', 'Out of window'], rows: sites.map((site) => [site.site, site.early, site.late, site.out]) }}
    >
      {out === 0 ? (
        <Empty title="Nothing is out of window">A visit before or after its window appears here by its site.</Empty>
      ) : (
        <LazyStacked
          label={title}
          parts={sides}
          rows={sites.slice(0, SITES_SHOWN).map((site) => ({ name: `Site ${site.site}`, parts: [site.early, site.late], to: `${to.subjects(study)}?site=${encodeURIComponent(site.site)}` }))}
        />
      )}
    </ChartCard>
  );
}

const ages: Record<string, string> = { '0-7': 'Up to 7 days', '8-14': '8 to 14 days', '15-30': '15 to 30 days', '31+': 'Over 30 days' };

export function QueryAges({ summary }: { summary: VisitSummary }) {
  const { byAge, open, answered } = summary.queries;
  return (
    <ChartCard
      title={queriesTitle(summary)}
      note="Data queries not closed, by days since they were opened"
      height={150}
      table={{ columns: ['Age', 'Open', 'Answered'], rows: byAge.map((age) => [ages[age.bucket] ?? age.bucket, age.open, age.answered]) }}
    >
      {open + answered === 0 ? (
        <Empty title="Every query is closed">New ones appear here by their age.</Empty>
      ) : (
        <LazyStacked
          label={queriesTitle(summary)}
          parts={[
            { name: 'Open', tone: 'attention' },
            { name: 'Answered', tone: 'info' },
          ]}
          rows={byAge.map((age) => ({ name: ages[age.bucket] ?? age.bucket, parts: [age.open, age.answered] }))}
        />
      )}
    </ChartCard>
  );
}

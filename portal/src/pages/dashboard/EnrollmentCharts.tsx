import type { EnrollmentSummary } from '@/api/types';
import { ChartCard, LazyFunnel, LazyLine } from '@/charts';
import { formatMonth } from '@/pieces/dates';
import { Empty } from '@/pieces/states';
import { enrollmentTitle, funnelTitle } from './titles';

export function EnrollmentOverTime({ summary, part }: { summary: EnrollmentSummary; part: boolean }) {
  const title = enrollmentTitle(summary, part);
  const months = summary.overTime;
  // The running month ends today: so does its plan.
  const planned = months.map((month, index) => (index === months.length - 1 ? (summary.expectedToday ?? month.planned) : month.planned));
  const hasPlan = !part && planned.some((one) => one !== null);
  return (
    <ChartCard
      title={title}
      note="Subjects enrolled, up to today"
      height={240}
      table={{
        columns: ['Month', 'Enrolled', 'Enrolled so far', 'Planned so far'],
        rows: months.map((month, index) => [formatMonth(month.month), month.enrolled, month.cumulative, planned[index] ?? null]),
      }}
    >
      {months.length === 0 ? (
        <Empty title="No site is activated yet">The curve begins with the first activation.</Empty>
      ) : (
        <LazyLine
          label={title}
          x={months.map((month) => month.month)}
          formatX={formatMonth}
          series={[
            { name: 'Enrolled', values: months.map((month) => month.cumulative) },
            ...(hasPlan ? [{ name: 'Plan', values: planned, dashed: true }] : []),
          ]}
        />
      )}
    </ChartCard>
  );
}

export function EnrollmentFunnel({ summary }: { summary: EnrollmentSummary }) {
  const { funnel } = summary;
  const steps = [
    { name: 'Registered', value: funnel.registered },
    { name: 'Consented', value: funnel.consented },
    { name: 'Screened', value: funnel.screened },
    { name: 'Screening failed', value: funnel.screeningFailed, side: true, note: 'of those screened' },
    { name: 'Randomized', value: funnel.randomized },
    { name: 'Discontinued', value: funnel.discontinued, side: true, note: 'of those enrolled' },
    { name: 'Completed', value: funnel.completed },
  ];
  return (
    <ChartCard
      title={funnelTitle(summary)}
      note="Subjects who ever came so far; share of those registered"
      height={240}
      table={{ columns: ['Step', 'Subjects'], rows: steps.map((step) => [step.name, step.value]) }}
    >
      <LazyFunnel label={funnelTitle(summary)} steps={steps} />
    </ChartCard>
  );
}

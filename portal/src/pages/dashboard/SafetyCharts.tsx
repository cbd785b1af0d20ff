import type { SafetySummary } from '@/api/types';
import { ChartCard, LazyColumns } from '@/charts';
import { formatMonth } from '@/pieces/dates';
import { Empty } from '@/pieces/states';
import { safetyTitle } from './titles';

export function EventsOverTime({ summary }: { summary: SafetySummary }) {
  const months = summary.overTime;
  return (
    <ChartCard
      title={safetyTitle(summary)}
      note="Adverse events by month of onset"
      height={190}
      table={{ columns: ['Month', 'Events', 'of them serious'], rows: months.map((month) => [formatMonth(month.month), month.events, month.serious]) }}
    >
      {summary.events === 0 ? (
        <Empty title="No adverse event has been reported">Sites report them on a subject’s page.</Empty>
      ) : (
        <LazyColumns
          label={safetyTitle(summary)}
          parts={[
            { name: 'Serious', tone: 'danger' },
            { name: 'Not serious', tone: 'neutral' },
          ]}
          formatX={formatMonth}
          columns={months.map((month) => ({ name: month.month, values: [month.serious, month.events - month.serious] }))}
        />
      )}
    </ChartCard>
  );
}

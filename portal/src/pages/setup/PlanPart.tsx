import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useEnrollmentSummary } from '@/api/queries';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { Day } from '@/pieces/Time';
import type { PlanPoint } from '@/api/types';
import { PlanEditor } from './PlanEditor';

const columns: Column<PlanPoint>[] = [
  { id: 'on', header: 'By', width: 220, cell: (it) => <Day on={it.on} /> },
  { id: 'planned', header: 'Planned to be enrolled', cell: (it) => it.planned },
];

/** How many subjects are to be enrolled by when; the dashboard compares with it. */
export function PlanPart({ study }: { study: string }) {
  const { may } = useStudy();
  const summary = useEnrollmentSummary(study);
  const [editing, setEditing] = useState(false);
  const plan = summary.data?.plan ?? [];
  const mayEdit = may('ADMINISTER');
  const edit = mayEdit && (
    <Button variant={plan.length === 0 ? 'filled' : 'default'} leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setEditing(true)}>
      {plan.length === 0 ? 'Make the plan' : 'Change the plan'}
    </Button>
  );
  return (
    <Card
      title="Enrollment plan"
      note={summary.data?.plannedSubjects ? `The protocol plans ${summary.data.plannedSubjects} subjects in all` : 'How many subjects by when'}
      actions={plan.length > 0 && !editing && edit}
      flush={!editing}
    >
      {summary.isLoadingError ? (
        <ErrorState error={summary.error} what="The plan could not be read" onRetry={() => void summary.refetch()} />
      ) : summary.isPending ? (
        <div style={{ padding: '0 var(--tl-space-4)' }}>
          <Loading lines={4} />
        </div>
      ) : editing ? (
        <PlanEditor study={study} plan={plan} plannedSubjects={summary.data.plannedSubjects} onClose={() => setEditing(false)} />
      ) : plan.length === 0 ? (
        <Empty title="No plan yet" action={edit}>
          With a plan the dashboard says how far enrollment is ahead or behind. It is the whole study’s, so only those who see all sites see it.
        </Empty>
      ) : (
        <DataTable label="Enrollment plan" density="compact" columns={columns} rows={plan} rowKey={(it) => it.on} />
      )}
    </Card>
  );
}

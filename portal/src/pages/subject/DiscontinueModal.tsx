import { Radio, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDiscontinueSubject } from '@/api/queries';
import type { DiscontinuationReason, Subject } from '@/api/types';
import { PartialDateInput, partialDateError } from '@/pieces/PartialDateInput';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';
import { discontinuationReasons } from './words';

export function DiscontinueModal({ study, subject, onClose }: { study: string; subject: Subject; onClose: () => void }) {
  const [scope, setScope] = useState<'STUDY' | 'TREATMENT' | null>(null);
  const [on, setOn] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useDiscontinueSubject(study, subject.subject);
  const ready = scope !== null && code !== null && on !== '' && partialDateError(on, 'year', 'day') === null;
  const submit = () => {
    if (!scope || !code) return;
    const body = { discontinuedOn: on, scope, reasonCode: code as DiscontinuationReason, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
    act.mutate(body, { onSuccess: onClose });
  };
  return (
    <ActModal
      title={`Discontinue ${subject.subject}`}
      lead="Leaving the study ends the subject’s schedule: visits not done are no longer expected."
      label={code === 'COMPLETED' ? 'Record completion' : 'Discontinue subject'}
      danger={code !== 'COMPLETED'}
      onClose={onClose}
      onSubmit={submit}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => refusalOf(problem, { subject, day: on })}
      ready={ready}
    >
      <Radio.Group label="From what" required value={scope} onChange={(value) => setScope(value as 'STUDY' | 'TREATMENT')}>
        <div style={{ display: 'grid', gap: 8, marginTop: 6 }}>
          <Radio value="STUDY" label="The study" />
          <Radio value="TREATMENT" label="Treatment only: the visits go on" />
        </div>
      </Radio.Group>
      <Select
        label="Why"
        required
        data={Object.entries(discontinuationReasons).map(([value, label]) => ({ value, label }))}
        value={code}
        onChange={setCode}
      />
      <PartialDateInput label="On" required atMost="day" value={on} onChange={setOn} />
      <Textarea label="In words" description="Optional, without names" rows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActModal>
  );
}

import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWithdrawConsent } from '@/api/queries';
import type { Consent, Subject, WithdrawalScope } from '@/api/types';
import { DayInput } from '../enrollment/DayInput';
import { isDay } from '../enrollment/dayChecks';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';

export type WithdrawModalProps = { study: string; subject: Subject; consent: Consent; today: string; onClose: () => void };

export function WithdrawModal({ study, subject, consent, today, onClose }: WithdrawModalProps) {
  const [scope, setScope] = useState<WithdrawalScope | null>(null);
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const act = useWithdrawConsent(study, subject.subject);
  const submit = () => {
    if (!scope) return;
    const body = { version: consent.version, withdrawnOn: day, scope, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
    act.mutate(body, { onSuccess: onClose });
  };
  return (
    <ActModal
      title={`Withdraw consent ${consent.version} of ${subject.subject}`}
      lead="What was recorded before the withdrawal stays. It cannot be taken back; a new consent is a new version."
      label="Withdraw consent"
      danger
      onClose={onClose}
      onSubmit={submit}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => refusalOf(problem, { subject, version: consent.version, day })}
      ready={scope !== null && isDay(day)}
    >
      <Radio.Group label="What the subject withdraws from" required value={scope} onChange={(value) => setScope(value as WithdrawalScope)}>
        <div style={{ display: 'grid', gap: 8, marginTop: 6 }}>
          <Radio value="TREATMENT" label="Treatment: visits and data may go on" />
          <Radio value="DATA_COLLECTION" label="Data collection: nothing dated after it is taken" />
        </div>
      </Radio.Group>
      <DayInput label="Withdrawn on" value={day} onChange={setDay} today={today} />
      <Textarea label="Reason" description="Optional: a subject need not give one" rows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActModal>
  );
}

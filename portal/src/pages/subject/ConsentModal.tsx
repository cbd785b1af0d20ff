import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRecordConsent } from '@/api/queries';
import type { Subject } from '@/api/types';
import { DayInput } from '../enrollment/DayInput';
import { dayWarning, isDay } from '../enrollment/dayChecks';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';

export function ConsentModal({ study, subject, today, onClose }: { study: string; subject: Subject; today: string; onClose: () => void }) {
  const [version, setVersion] = useState('');
  const [day, setDay] = useState('');
  const act = useRecordConsent(study, subject.subject);
  return (
    <ActModal
      title={`Record consent of ${subject.subject}`}
      lead="The version of the form as it was signed. A new version does not end an earlier one."
      label="Record consent"
      onClose={onClose}
      onSubmit={() => act.mutate({ version: version.trim(), consentedOn: day }, { onSuccess: onClose })}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => refusalOf(problem, { subject, version: version.trim(), day })}
      ready={version.trim() !== '' && isDay(day)}
    >
      <TextInput label="Version of the consent form" placeholder="for example 2.0" required data-autofocus value={version} onChange={(event) => setVersion(event.currentTarget.value)} />
      <DayInput label="Signed by the subject on" value={day} onChange={setDay} today={today} warning={dayWarning('CONSENT', day, subject, today)} />
    </ActModal>
  );
}

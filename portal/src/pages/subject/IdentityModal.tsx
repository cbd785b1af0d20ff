import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useKeepIdentity } from '@/api/queries';
import type { Subject } from '@/api/types';
import { PartialDateInput, partialDateError } from '@/pieces/PartialDateInput';
import { ReasonInput } from '@/pieces/ReasonInput';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';

const reasons = ['Misspelled', 'Name changed', 'Contact changed'];

export type IdentityModalProps = { study: string; subject: Subject; correcting: boolean; onClose: () => void };

export function IdentityModal({ study, subject, correcting, onClose }: IdentityModalProps) {
  const [familyName, setFamilyName] = useState('');
  const [givenName, setGivenName] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [contact, setContact] = useState('');
  const [reason, setReason] = useState('');
  const act = useKeepIdentity(study, subject.subject);
  const written = familyName.trim() !== '' && givenName.trim() !== '' && birthDate !== '' && partialDateError(birthDate, 'year', 'day') === null;
  return (
    <ActModal
      title={correcting ? `Correct the identity of ${subject.subject}` : `Record the identity of ${subject.subject}`}
      lead="Sealed as it is stored: it appears in no list, export or history, only after Reveal and its recorded purpose."
      label={correcting ? 'Correct identity' : 'Record identity'}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          {
            familyName: familyName.trim(),
            givenName: givenName.trim(),
            birthDate,
            contact: contact.trim() === '' ? null : contact.trim(),
            reason: correcting ? reason.trim() : null,
          },
          { onSuccess: onClose },
        )
      }
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => refusalOf(problem, { subject })}
      ready={written && (!correcting || reason.trim() !== '')}
    >
      <TextInput label="Family name" required autoComplete="off" data-autofocus value={familyName} onChange={(event) => setFamilyName(event.currentTarget.value)} />
      <TextInput label="Given name" required autoComplete="off" value={givenName} onChange={(event) => setGivenName(event.currentTarget.value)} />
      <PartialDateInput label="Born" required atLeast="year" atMost="day" value={birthDate} onChange={setBirthDate} />
      <TextInput label="Contact" description="Optional: telephone or e-mail" autoComplete="off" value={contact} onChange={(event) => setContact(event.currentTarget.value)} />
      {correcting && <ReasonInput label="Why it changes" reasons={reasons} value={reason} onChange={setReason} />}
    </ActModal>
  );
}

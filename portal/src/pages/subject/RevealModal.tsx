import { useState } from 'react';
import type { Subject } from '@/api/types';
import { ReasonInput } from '@/pieces/ReasonInput';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';
import { useReveal, type Revealed } from './useReveal';

const purposes = ['Contact the subject', 'Confirm identity at a visit', 'Source data verification', 'Medical emergency'];

export type RevealModalProps = { study: string; subject: Subject; onClose: () => void; onRevealed: (identity: Revealed) => void };

export function RevealModal({ study, subject, onClose, onRevealed }: RevealModalProps) {
  const [purpose, setPurpose] = useState('');
  const act = useReveal(study, subject.subject);
  return (
    <ActModal
      title={`Reveal the identity of ${subject.subject}`}
      lead="Your name, the time and the purpose are recorded in the study’s history first. The identity is then shown for 60 seconds."
      label="Record and reveal"
      onClose={onClose}
      onSubmit={() => act.mutate({ purpose: purpose.trim() }, { onSuccess: onRevealed })}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => refusalOf(problem, { subject })}
      ready={purpose.trim() !== ''}
    >
      <ReasonInput label="Purpose" reasons={purposes} value={purpose} onChange={setPurpose} autoFocus />
    </ActModal>
  );
}

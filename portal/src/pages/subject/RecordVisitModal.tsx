import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import type { Problem } from '@/api/Problem';
import { useRecordVisit } from '@/api/queries';
import type { Subject, Visit } from '@/api/types';
import { to } from '@/frame/addresses';
import { useChosenId } from '@/pieces/useChosenId';
import { DayInput } from '../enrollment/DayInput';
import { isDay } from '../enrollment/dayChecks';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';

export type RecordVisitModalProps = { study: string; subject: Subject; visits: Visit[]; today: string; onClose: () => void };

/** A key nobody has yet. */
export function unscheduledKey(day: string, taken: ReadonlySet<string>): string {
  const base = `UNS-${day}`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

const TAKEN = 'REASON_REQUIRED';

const taken = (problem: Problem) => ({
  ...refusalOf(problem),
  says: 'An unscheduled visit of this key was recorded in between.',
  wayOut: 'Look at it among the visits; if yours is another one, record it again: it takes the next number.',
});

/** A visit outside the schedule; its data are entered on its own page. */
export function RecordVisitModal({ study, subject, visits, today, onClose }: RecordVisitModalProps) {
  const navigate = useNavigate();
  const [day, setDay] = useState('');
  const [label, setLabel] = useState('');
  const act = useRecordVisit(study, subject.subject);
  const client = useQueryClient();
  const key = useChosenId();
  const record = () => {
    const visit = key.choose(day, () => unscheduledKey(day, new Set(visits.map((it) => it.visit))));
    act.mutate(
      { visit, date: day, label: label.trim() === '' ? 'Unscheduled visit' : label.trim() },
      {
        onSuccess: () => void navigate(to.visit(study, subject.subject, visit)),
        onError: (problem) => {
          if (problem.rule !== TAKEN) return;
          key.drop();
          void client.invalidateQueries({ queryKey: keys.study(study) });
        },
      },
    );
  };
  return (
    <ActModal
      title={`Record an unscheduled visit of ${subject.subject}`}
      lead="A visit of the schedule is recorded from its own line; this is one that was not planned."
      label="Record visit"
      onClose={onClose}
      onSubmit={record}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => (problem.rule === TAKEN ? taken(problem) : refusalOf(problem, { subject, day }))}
      ready={isDay(day)}
    >
      <DayInput label="Took place on" value={day} onChange={setDay} today={today} autoFocus />
      <TextInput label="Name" description="Optional, for example the reason of the visit; kept sealed" value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
    </ActModal>
  );
}

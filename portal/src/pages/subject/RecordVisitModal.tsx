import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRecordVisit } from '@/api/queries';
import type { Subject, Visit } from '@/api/types';
import { to } from '@/frame/addresses';
import { DayInput } from '../enrollment/DayInput';
import { isDay } from '../enrollment/dayChecks';
import { refusalOf } from '../enrollment/refusals';
import { ActModal } from './ActModal';

export type RecordVisitModalProps = { study: string; subject: Subject; visits: Visit[]; today: string; onClose: () => void };

/** A key nobody has yet: the same act tried again keeps it, so that a retry is no second visit. */
export function unscheduledKey(day: string, taken: ReadonlySet<string>): string {
  const base = `UNS-${day}`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/** A visit outside the schedule; its data are entered on its own page. */
export function RecordVisitModal({ study, subject, visits, today, onClose }: RecordVisitModalProps) {
  const navigate = useNavigate();
  const [day, setDay] = useState('');
  const [label, setLabel] = useState('');
  const act = useRecordVisit(study, subject.subject);
  const record = () => {
    const visit = unscheduledKey(day, new Set(visits.map((it) => it.visit)));
    act.mutate(
      { visit, date: day, label: label.trim() === '' ? 'Unscheduled visit' : label.trim() },
      { onSuccess: () => void navigate(to.visit(study, subject.subject, visit)) },
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
      refusal={(problem) => refusalOf(problem, { subject, day })}
      ready={isDay(day)}
    >
      <DayInput label="Took place on" value={day} onChange={setDay} today={today} autoFocus />
      <TextInput label="Name" description="Optional, for example the reason of the visit; kept sealed" value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
    </ActModal>
  );
}

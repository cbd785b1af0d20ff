import { Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { useAttestEligibility } from '@/api/queries';
import type { Criterion } from '@/api/types';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import { CriteriaList } from './CriteriaList';
import { DayInput } from './DayInput';
import { dayWarning, isDay } from './dayChecks';
import { criterionName, evaluate, type Answers, type Evaluation } from './eligibility';
import { OutcomeBar } from './OutcomeBar';
import type { StepProps } from './SimpleSteps';
import { StepForm } from './StepForm';

type Draft = { day: string; answers: Answers; reason: string; note: string };
const empty: Draft = { day: '', answers: {}, reason: '', note: '' };
const isDirty = (draft: Draft) => Object.keys(draft.answers).length > 0 || draft.day !== '' || draft.note !== '';

/** Every criterion of the protocol with its text, answered and evaluated at once; then attested. */
export function EligibilityStep({ study, subject, today, criteria }: StepProps & { criteria: Criterion[] }) {
  const draft = useUnsavedGuard<Draft>(`eligibility/${study}/${subject.subject}`, empty, isDirty);
  const { day, answers, reason, note } = draft.value;
  const act = useAttestEligibility(study, subject.subject);
  const result = evaluate(criteria, answers);
  const failed = result.outcome === 'NOT_ELIGIBLE';
  const { set } = draft;
  const change = useCallback((part: Partial<Draft>) => set((former) => ({ ...former, ...part })), [set]);
  const answer = useCallback(
    (id: string, met: boolean) => set((former) => ({ ...former, answers: { ...former.answers, [id]: met } })),
    [set],
  );
  const ready = result.outcome !== 'OPEN' && isDay(day) && (!failed || reason.trim() !== '');
  return (
    <StepForm
      wide
      title="Attest eligibility"
      lead="Say of each statement whether it is true of this subject. Y and N answer and go on to the next one."
      label={failed ? 'Record screening failure' : 'Attest eligibility'}
      danger={failed}
      onSubmit={() =>
        act.mutate(
          {
            attestedOn: day,
            answers: criteria.map(({ id }) => ({ criterion: id, met: answers[id] ?? false })),
            ...(failed ? { failureReason: reason.trim() } : {}),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
          },
          { onSuccess: () => draft.clear() },
        )
      }
      pending={act.isPending}
      problem={act.error}
      attempt={{ subject, day }}
      ready={ready}
    >
      <DayInput label="Attested on" value={day} onChange={(next) => change({ day: next })} today={today} warning={dayWarning('ELIGIBILITY', day, subject, today)} />
      <CriteriaList title="Inclusion: each must be true" criteria={criteria.filter((it) => it.inclusion)} answers={answers} onAnswer={answer} />
      <CriteriaList title="Exclusion: none may be true" criteria={criteria.filter((it) => !it.inclusion)} answers={answers} onAnswer={answer} />
      <OutcomeBar criteria={criteria} result={result} />
      {failed && (
        <Textarea
          label="Why screening failed"
          description="In a sentence, without names; kept in the history"
          required
          rows={2}
          maw={560}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      <Textarea label="Note" description="Optional" rows={2} maw={560} value={note} onChange={(event) => change({ note: event.currentTarget.value })} />
      {!ready && <div style={{ color: 'var(--tl-text-muted)' }}>{missing(day, result, failed && reason.trim() === '')}</div>}
    </StepForm>
  );
}

function missing(day: string, result: Evaluation, reason: boolean): string {
  const [first] = result.unanswered;
  const parts = [
    isDay(day) ? null : 'the day of attestation',
    first ? `${result.unanswered.length === 1 ? 'one answer' : `${result.unanswered.length} answers`} (first ${criterionName(first)})` : null,
    reason ? 'the reason' : null,
  ].filter(Boolean);
  return `Still missing: ${parts.join(', ')}.`;
}

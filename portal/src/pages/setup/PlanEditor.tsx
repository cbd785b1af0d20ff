import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlanEnrollment } from '@/api/queries';
import type { PlanPoint } from '@/api/types';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import { RefusalNote } from '../enrollment/RefusalNote';
import { isWhole, linesOf, planErrors, pointsOf, type PlanLine } from './plan';
import { setupRefusal } from './refusals';
import { useRefusal } from '../enrollment/useRefusal';
import { Buttons } from '@/pieces/Buttons';
import styles from './SetupPage.module.css';

const blank: PlanLine = { on: '', planned: '' };

export type PlanEditorProps = { study: string; plan: PlanPoint[]; plannedSubjects: number | null; onClose: () => void };

export function PlanEditor({ study, plan, plannedSubjects, onClose }: PlanEditorProps) {
  const [lines, setLines] = useState<PlanLine[]>(plan.length > 0 ? linesOf(plan) : [{ on: '', planned: '0' }, { on: '', planned: plannedSubjects ? String(plannedSubjects) : '' }]);
  const act = usePlanEnrollment(study);
  const refusal = useRefusal(act.error, setupRefusal);
  const errors = planErrors(lines);
  const change = (index: number, part: Partial<PlanLine>) => setLines((former) => former.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <form
      className={styles['plan']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(lines)) act.mutate({ points: pointsOf(lines) }, { onSuccess: onClose });
      }}
      noValidate
    >
      {refusal && <RefusalNote refusal={refusal} />}
      {lines.map((line, index) => (
        <div key={index} className={styles['point']}>
          <PartialDateInput
            label={index === 0 ? 'From' : 'By'}
            atLeast="day"
            atMost="day"
            value={line.on}
            onChange={(on) => change(index, { on })}
            {...(errors[index]?.on ? { error: errors[index].on } : {})}
          />
          <TextInput
            label="Enrolled, in all"
            inputMode="numeric"
            autoComplete="off"
            value={line.planned}
            onChange={(event) => change(index, { planned: event.currentTarget.value.trim() })}
            error={errors[index]?.planned}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove line ${index + 1}`}
            disabled={lines.length === 1}
            onClick={() => setLines((former) => former.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setLines((former) => [...former, blank])}>
          Add a line
        </Button>
      </div>
      <div className={styles['small']}>Between two lines the plan rises evenly.</div>
      <Buttons>
        <Button type="submit" loading={act.isPending} disabled={!isWhole(lines)}>
          Record plan
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Buttons>
    </form>
  );
}

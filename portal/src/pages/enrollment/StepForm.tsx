import { Button } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '@/api/Problem';
import { Card } from '@/frame/Card';
import { RefusalNote } from './RefusalNote';
import { refusalOf, type Attempt } from './refusals';
import styles from './StepForm.module.css';
import { useRefusal } from './useRefusal';

export type StepFormProps = {
  title: string;
  /** What is recorded here and what follows from it. */
  lead: ReactNode;
  /** The act: "Enroll subject". */
  label: string;
  onSubmit: () => void;
  pending: boolean;
  problem: Problem | null;
  attempt: Attempt;
  ready?: boolean;
  danger?: boolean;
  wide?: boolean;
  children: ReactNode;
};

/** One step: what is recorded, the refusal if there was one, the act. */
export function StepForm({ title, lead, label, onSubmit, pending, problem, attempt, ready = true, danger = false, wide = false, children }: StepFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRefusal(problem, (refused) => refusalOf(refused, attempt));
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Card title={title} note={lead}>
      <form ref={form} className={styles['form']} data-wide={wide} onSubmit={submit} noValidate>
        {refusal && <RefusalNote refusal={refusal} />}
        {children}
        <div className={styles['acts']}>
          <Button type="submit" loading={pending} disabled={!ready} color={danger ? 'red' : 'teal'}>
            {label}
          </Button>
        </div>
      </form>
    </Card>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '@/api/Problem';
import { RefusalNote } from '../enrollment/RefusalNote';
import type { Refusal } from '../enrollment/refusals';
import { useRefusal } from '../enrollment/useRefusal';
import styles from './ActModal.module.css';

export type ActModalProps = {
  title: string;
  /** What follows from the act. */
  lead?: ReactNode;
  onClose: () => void;
  /** The act: "Withdraw consent". */
  label: string;
  onSubmit: () => void;
  pending: boolean;
  problem: Problem | null;
  refusal: (problem: Problem) => Refusal;
  ready?: boolean;
  danger?: boolean;
  size?: string;
  children?: ReactNode;
};

/**
 * One act in a dialog: what it means, its fields, the refusal if there was one. Rendered while it is open. Once something was typed,
 * neither Escape nor a click beside it closes it: only who says so loses what is in it.
 */
export function ActModal({ title, lead, onClose, label, onSubmit, pending, problem, refusal, ready = true, danger = false, size = 'md', children }: ActModalProps) {
  const refused = useRefusal(problem, refusal);
  const [typed, setTyped] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeOnEscape={!typed}
      closeOnClickOutside={!typed}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ title: styles['title'] ?? '' }}
    >
      <form className={styles['form']} onSubmit={submit} onChange={() => setTyped(true)} noValidate>
        {lead && <div className={styles['lead']}>{lead}</div>}
        {refused && <RefusalNote refusal={refused} />}
        {children}
        <div className={styles['acts']}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pending} disabled={!ready} color={danger ? 'red' : 'teal'}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

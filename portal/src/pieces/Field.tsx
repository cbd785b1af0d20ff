import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

export type FieldProps = {
  label: string;
  /** The label is there for screen readers only: where a form's own grid shows it. */
  hideLabel?: boolean;
  required?: boolean;
  /** A sentence: what is wrong and what is allowed. */
  error?: string | null;
  /** Taken, but a query will follow; a sentence. */
  warning?: string | null;
  hint?: ReactNode;
};

type Wired = { id: string; 'aria-describedby': string; 'aria-invalid': boolean; 'aria-required': boolean };

/** Label above, one sentence below: the frame of every input of ours. */
export function Field({
  label,
  hideLabel = false,
  required = false,
  error,
  warning,
  hint,
  children,
}: FieldProps & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const saidId = `${id}-said`;
  const tone = error ? styles['error'] : warning ? styles['warning'] : '';
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : styles['label']}>
        {label}
        {required && (
          <span className={styles['required']} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({ id, 'aria-describedby': saidId, 'aria-invalid': Boolean(error), 'aria-required': required })}
      <div id={saidId} className={`${styles['said']} ${tone}`} role={error ? 'alert' : undefined} aria-live={error ? undefined : 'polite'}>
        {error ?? warning ?? hint}
      </div>
    </div>
  );
}

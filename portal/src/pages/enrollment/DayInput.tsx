import { Button } from '@mantine/core';
import { formatDay } from '@/pieces/dates';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import styles from './StepForm.module.css';

export type DayInputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The day at the site now; offered, never filled in by itself. */
  today: string;
  warning?: string | null;
  error?: string | null;
  autoFocus?: boolean;
};

/** A whole calendar day at the site. */
export function DayInput({ label, value, onChange, today, warning, error, autoFocus = false }: DayInputProps) {
  return (
    <div className={styles['day']}>
      <PartialDateInput
        label={label}
        value={value}
        onChange={onChange}
        atLeast="day"
        atMost="day"
        required
        autoFocus={autoFocus}
        {...(warning ? { warning } : {})}
        {...(error ? { error } : {})}
      />
      <Button variant="default" className={styles['today'] ?? ''} onClick={() => onChange(today)}>
        Today, {formatDay(today)}
      </Button>
    </div>
  );
}

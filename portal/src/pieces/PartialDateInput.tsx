import { useState, type ReactNode } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';
import { readPartialDate, understood, type PartialDateParts } from './dates';

export type Precision = 'year' | 'month' | 'day' | 'time';

export type PartialDateInputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Least precision that is enough: `day` wants a whole date. Default `year`: whatever is known. */
  atLeast?: Precision;
  /** Most precision that is taken; `day` refuses a time. Default `time`. */
  atMost?: Precision;
  required?: boolean;
  disabled?: boolean;
  hideLabel?: boolean;
  autoFocus?: boolean;
  /** From the server or the page; comes before the input's own sentence. */
  error?: string | null;
  warning?: string | null;
  hint?: ReactNode;
};

const RANK: Record<Precision, number> = { year: 1, month: 2, day: 3, time: 4 };
const precisionOf = (parts: PartialDateParts): Precision =>
  parts.hour !== undefined ? 'time' : parts.day !== undefined ? 'day' : parts.month !== undefined ? 'month' : 'year';

/** What is wrong with a typed date, in a sentence; null if it can be recorded (or is empty). */
export function partialDateError(text: string, atLeast: Precision = 'year', atMost: Precision = 'time'): string | null {
  if (text.trim() === '') return null;
  const parts = readPartialDate(text);
  if (!parts) return `“${text.trim()}” is no date. Write 2026-03-12, or what is known of it: 2026-03 or 2026.`;
  const precision = precisionOf(parts);
  if (RANK[precision] < RANK[atLeast]) return atLeast === 'time' ? 'The time is needed too: 2026-03-12 13:45.' : `The ${atLeast} is needed too: ${atLeast === 'month' ? '2026-03' : '2026-03-12'}.`;
  if (RANK[precision] > RANK[atMost]) return atMost === 'day' ? 'Write the day without a time: 2026-03-12.' : `Write it up to the ${atMost} only.`;
  return null;
}

/** The text as the API takes it: trimmed, `T` before the time. */
export const normalPartialDate = (text: string) => text.trim().replace(' ', 'T');

const BEGINNING = /^\d{0,4}(?:-\d{0,2}(?:-\d{0,2}(?:[T ]\d{0,2}(?::\d{0,2})?)?)?)?$/;

/** While someone types, only what can't become a date any more is called wrong: `2026-1` may, `2026-13` and `12.3.` may not. */
export function mayBecomeDate(text: string): boolean {
  const typed = text.trimStart();
  if (!BEGINNING.test(typed)) return false;
  const whole = [16, 10, 7, 4].find((length) => typed.length >= length) ?? 0;
  return whole === 0 || readPartialDate(typed.slice(0, whole)) !== null;
}

/** A date typed as far as it is known: 2013, 2013-05, 2013-05-02, with a time. Says what it is understood as. */
export function PartialDateInput({
  label,
  value,
  onChange,
  atLeast = 'year',
  atMost = 'time',
  required = false,
  disabled = false,
  hideLabel = false,
  autoFocus = false,
  error,
  warning,
  hint,
}: PartialDateInputProps) {
  const parts = readPartialDate(value);
  const [left, setLeft] = useState(false);
  const own = left || !mayBecomeDate(value) ? partialDateError(value, atLeast, atMost) : null;
  const says = parts && !own && partialDateError(value, atLeast, atMost) === null ? understood(parts) : (hint ?? formats(atLeast, atMost));
  return (
    <Field label={label} hideLabel={hideLabel} required={required} error={error ?? own} {...(warning ? { warning } : {})} hint={says}>
      {(wired) => (
        <div className={styles['box']} data-invalid={wired['aria-invalid']} data-disabled={disabled}>
          <input
            {...wired}
            className={styles['input']}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={atLeast === 'time' ? 'YYYY-MM-DD hh:mm' : 'YYYY-MM-DD'}
            value={value}
            disabled={disabled}
            autoFocus={autoFocus}
            onChange={(event) => onChange(event.currentTarget.value)}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              setLeft(true);
              if (value !== normalPartialDate(value)) onChange(normalPartialDate(value));
            }}
          />
        </div>
      )}
    </Field>
  );
}

function formats(atLeast: Precision, atMost: Precision): string {
  if (atLeast === 'time') return 'Year-month-day and time';
  if (atLeast === 'day') return 'Year-month-day';
  return atMost === 'time' ? 'As far as known: 2026, 2026-03, 2026-03-12 or with a time' : 'As far as known: 2026, 2026-03 or 2026-03-12';
}

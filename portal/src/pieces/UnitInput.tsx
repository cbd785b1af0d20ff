import type { KeyboardEvent, ReactNode } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';

export type UnitInputProps = {
  label: string;
  value: string;
  unit: string | null;
  /** As the item's definition lists them: none, one (shown) or several (to switch). */
  units: string[];
  onChange: (value: string, unit: string | null) => void;
  /** Digits only are taken as a number: INTEGER or DECIMAL (which also takes `<0.2`, `1.5E3`). */
  number?: 'INTEGER' | 'DECIMAL' | null;
  required?: boolean;
  disabled?: boolean;
  hideLabel?: boolean;
  autoFocus?: boolean;
  error?: string | null;
  warning?: string | null;
  hint?: ReactNode;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
};

const FORMS = { INTEGER: /^[+-]?\d+$/, DECIMAL: /^(?:<|<=|>|>=)?[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/ };

/** What is wrong with a typed number, in a sentence; null if nothing is. */
export function numberError(text: string, number: 'INTEGER' | 'DECIMAL'): string | null {
  const value = text.trim();
  if (value === '' || FORMS[number].test(value)) return null;
  if (/^[+-]?\d+,\d+$/.test(value)) return `Write the decimal with a point: ${value.replace(',', '.')}.`;
  return number === 'INTEGER' ? `“${value}” is no whole number.` : `“${value}” is no number.`;
}

/** A value with its unit as a suffix; where the design allows several, the suffix is a choice. The value is never converted. */
export function UnitInput({
  label,
  value,
  unit,
  units,
  onChange,
  number = null,
  required = false,
  disabled = false,
  hideLabel = false,
  autoFocus = false,
  error,
  warning,
  hint,
  onKeyDown,
}: UnitInputProps) {
  const own = number ? numberError(value, number) : null;
  const chosen = unit ?? units[0] ?? null;
  return (
    <Field label={label} hideLabel={hideLabel} required={required} error={error ?? own} {...(warning ? { warning } : {})} hint={hint}>
      {(wired) => (
        <div className={styles['box']} data-invalid={wired['aria-invalid']} data-disabled={disabled}>
          <input
            {...wired}
            className={styles['input']}
            type="text"
            inputMode={number ? 'decimal' : 'text'}
            autoComplete="off"
            value={value}
            disabled={disabled}
            autoFocus={autoFocus}
            onChange={(event) => onChange(event.currentTarget.value, chosen)}
            onKeyDown={onKeyDown}
          />
          {units.length > 1 ? (
            <select
              className={styles['suffix']}
              aria-label={`Unit of ${label}`}
              value={chosen ?? ''}
              disabled={disabled}
              onChange={(event) => onChange(value, event.currentTarget.value)}
            >
              {units.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          ) : (
            chosen && <span className={styles['suffix']}>{chosen}</span>
          )}
        </div>
      )}
    </Field>
  );
}

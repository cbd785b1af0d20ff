import { Field } from './Field';
import styles from './Field.module.css';

/** Common reasons, by what is being explained. */
export const commonReasons = {
  correction: ['Transcription error', 'Source document corrected', 'Answer to a query', 'Measured again'],
  notDone: ['Not done in error', 'Subject declined', 'Equipment not available', 'Subject could not attend'],
  softCheck: ['Value confirmed against source', 'Known for this subject', 'Measured again, same result'],
  revocation: ['Left the site', 'Changed role', 'Granted in error'],
} as const;

export type ReasonInputProps = {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** Offered as buttons; one's own words can follow or replace them. */
  reasons?: readonly string[];
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** True once someone tried to go on: an empty required reason then says so. */
  asked?: boolean;
  error?: string | null;
};

/** Why something was changed, not done or kept: a common reason or one's own words; needed by default. */
export function ReasonInput({
  label = 'Reason',
  value,
  onChange,
  reasons = commonReasons.correction,
  required = true,
  disabled = false,
  autoFocus = false,
  asked = false,
  error,
}: ReasonInputProps) {
  const missing = required && asked && value.trim() === '' ? 'A reason is needed: it stays in the history beside the change.' : null;
  return (
    <Field label={label} required={required} error={error ?? missing} hint="Kept in the history, readable by monitors and inspectors">
      {(wired) => (
        <div style={{ display: 'grid', gap: 8 }}>
          <div className={styles['reasons']} role="group" aria-label="Common reasons">
            {reasons.map((reason) => (
              <button
                key={reason}
                type="button"
                className={styles['reason']}
                aria-pressed={value === reason}
                disabled={disabled}
                onClick={() => onChange(value === reason ? '' : reason)}
              >
                {reason}
              </button>
            ))}
          </div>
          <div className={styles['box']} data-invalid={wired['aria-invalid']} data-disabled={disabled}>
            <input
              {...wired}
              className={styles['input']}
              type="text"
              autoComplete="off"
              placeholder="or in your own words"
              value={value}
              disabled={disabled}
              autoFocus={autoFocus}
              maxLength={2000}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          </div>
        </div>
      )}
    </Field>
  );
}

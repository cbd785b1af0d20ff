import { useId } from 'react';
import styles from './Choices.module.css';

export type Choice = { value: string; label: string };

export type ChoicesProps = {
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
  /** Names the group; without it, the fieldset around does. */
  label?: string;
  /** Id of the sentence about the answer, for a group that names itself. */
  describedBy?: string;
  invalid?: boolean;
  disabled?: boolean;
};

/** A few answers side by side; arrow keys choose. */
export function Choices({ choices, value, onChange, label, describedBy, invalid = false, disabled = false }: ChoicesProps) {
  const group = useId();
  return (
    <div className={styles['choices']} data-invalid={invalid} {...(label ? { role: 'radiogroup', 'aria-label': label, 'aria-invalid': invalid, 'aria-describedby': describedBy } : {})}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']} data-chosen={choice.value === value}>
          <input type="radio" name={group} value={choice.value} checked={choice.value === value} disabled={disabled} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </div>
  );
}

import { useId } from 'react';
import type { FormItem } from '@/api/types';
import { Choices } from '@/pieces/Choices';
import { Field } from '@/pieces/Field';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import { UnitInput } from '@/pieces/UnitInput';
import type { FieldDraft } from './draft';
import styles from './Visit.module.css';

export type ValueInputProps = {
  item: FormItem;
  label: string;
  field: FieldDraft;
  onChange: (part: Partial<FieldDraft>) => void;
  error: string | null;
  warning: string | null;
};

const MOST_BUTTONS = 5;

/** The input that fits the item's type: number with unit, choice, date as far as known, or text. */
export function ValueInput({ item, label, field, onChange, error, warning }: ValueInputProps) {
  const said = { error, ...(warning ? { warning } : {}) };
  if (field.notDone) {
    return (
      <button type="button" className={styles['notDone']} onClick={() => onChange({ notDone: false })} aria-label={`${label}: not done. Press to enter a value`}>
        Not done
      </button>
    );
  }
  if (item.dataType === 'CODED') return <CodeInput item={item} label={label} field={field} onChange={onChange} {...said} />;
  if (item.dataType === 'DATE') {
    return <PartialDateInput label={label} hideLabel value={field.value} onChange={(value) => onChange({ value })} {...said} />;
  }
  return (
    <UnitInput
      label={label}
      hideLabel
      value={field.value}
      unit={field.unit}
      units={item.units}
      number={item.dataType === 'TEXT' ? null : item.dataType}
      onChange={(value, unit) => onChange({ value, unit })}
      {...said}
    />
  );
}

type CodeInputProps = Omit<ValueInputProps, 'warning'> & { warning?: string };

/** Few codes stand side by side (arrow keys choose), many in a list. */
function CodeInput({ item, label, field, onChange, ...said }: CodeInputProps) {
  const id = useId();
  if (item.codes.length > MOST_BUTTONS || item.codes.some((code) => code.length > 18)) {
    return (
      <Field label={label} hideLabel {...said}>
        {(wired) => (
          <select {...wired} data-entry className={styles['select']} value={field.value} onChange={(event) => onChange({ value: event.currentTarget.value })}>
            <option value="">–</option>
            {item.codes.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  return (
    <div>
      <Choices
        label={label}
        choices={item.codes.map((code) => ({ value: code, label: code }))}
        value={field.value}
        invalid={Boolean(said.error)}
        describedBy={id}
        onChange={(value) => onChange({ value })}
      />
      <div id={id} className={styles['codeSaid']} role={said.error ? 'alert' : undefined}>
        {said.error}
      </div>
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';

export type TextFilterProps = { label: string; value: string | null; onChange: (value: string | null) => void; width?: number };

/** One filter by a whole word, taken with Enter or when the field is left. */
export function TextFilter({ label, value, onChange, width = 130 }: TextFilterProps) {
  return <Typed key={value ?? ''} label={label} value={value} onChange={onChange} width={width} />;
}

function Typed({ label, value, onChange, width }: Required<TextFilterProps>) {
  const [typed, setTyped] = useState(value ?? '');
  const take = () => typed.trim() !== (value ?? '') && onChange(typed.trim() || null);
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      size="xs"
      w={width}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

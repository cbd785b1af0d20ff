import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isDay } from './historyFilter';

export type DayFilterProps = { label: string; value: string | null; onChange: (day: string | null) => void };

/** One end of a span of UTC days, typed as 2026-03-01; taken with Enter or when the field is left. What is no day then is said to be none. */
export function DayFilter(props: DayFilterProps) {
  return <Typed key={props.value ?? ''} {...props} />;
}

function Typed({ label, value, onChange }: DayFilterProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [left, setLeft] = useState(false);
  const day = typed.trim();
  const wrong = left && day !== '' && !isDay(day);
  const take = () => {
    setLeft(true);
    if (day === (value ?? '')) return;
    if (day === '') onChange(null);
    else if (isDay(day)) onChange(day);
  };
  return (
    <TextInput
      aria-label={`${label}, a day as 2026-03-01 (UTC)`}
      placeholder={`${label} YYYY-MM-DD`}
      size="xs"
      w={142}
      value={typed}
      styles={{ error: { fontSize: 'var(--tl-size-small)' } }}
      error={wrong && (value ? `Not a day; the filter is still ${value}.` : 'Not a day, so no filter yet: YYYY-MM-DD.')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setLeft(false);
      }}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

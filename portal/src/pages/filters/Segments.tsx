import { SegmentedControl } from '@mantine/core';

export type SegmentsProps<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few, side by side. */
export function Segments<Value extends string>({ label, choices, value, onChange }: SegmentsProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      size="xs"
      withItemsBorders={false}
      data={choices.map((choice) => ({ ...choice }))}
      value={value}
      onChange={(next) => onChange(next as Value)}
      styles={{ label: { paddingInline: 'var(--tl-space-3)' } }}
    />
  );
}

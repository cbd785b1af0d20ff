import { Select } from '@mantine/core';

export type Choice = { value: string; label: string };

export type SelectFilterProps = {
  label: string;
  /** Shown while nothing is chosen: "All sites". */
  all: string;
  value: string | null;
  choices: Choice[];
  onChange: (value: string | null) => void;
  width?: number;
};

/** One filter by choice; nothing chosen means all. A value of the address that is no choice is kept and shown. */
export function SelectFilter({ label, all, value, choices, onChange, width = 160 }: SelectFilterProps) {
  const known = value === null || choices.some((choice) => choice.value === value);
  const data = known ? choices : [...choices, { value, label: value }];
  return (
    <Select
      aria-label={label}
      placeholder={all}
      data={data}
      value={value}
      onChange={onChange}
      clearable
      searchable={data.length > 8}
      size="xs"
      w={width}
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      nothingFoundMessage="None"
    />
  );
}

import { Keys, type Part } from './Keys';
import { Rows } from './Rows';

export type StackedChartProps = {
  label: string;
  parts: readonly Part[];
  rows: { name: string; note?: string; parts: number[]; to?: string }[];
  /** Every row fills the whole width: shares. Otherwise rows are to one scale, with their totals at the ends. */
  shares?: boolean;
};

/** Rows of parts, each part with its number where there is room; the keys are in the order of the parts. */
export default function StackedChart({ label, parts, rows, shares = false }: StackedChartProps) {
  return (
    <>
      <Keys parts={parts} />
      <Rows
        label={label}
        parts={parts}
        shares={shares}
        numbers
        rows={rows.map(({ parts: values, ...row }) => ({ ...row, values, ...(shares ? {} : { end: String(values.reduce((sum, one) => sum + one, 0)) }) }))}
      />
    </>
  );
}

import type { ToneName } from '@/design/tokens';
import { Rows } from './Rows';

export type Bar = { name: string; value: number; note?: string; tone?: ToneName; to?: string };
export type BarChartProps = { label: string; bars: Bar[]; unit?: string };

/** Bars from the left with their numbers at their ends. */
export default function BarChart({ label, bars, unit = '' }: BarChartProps) {
  return (
    <Rows
      label={label}
      parts={[{ name: unit || 'Number', tone: 'accent' }]}
      rows={bars.map(({ value, ...bar }) => ({ ...bar, values: [value], end: `${value} ${unit}`.trim() }))}
    />
  );
}

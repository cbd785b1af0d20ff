import { Rows } from './Rows';

export type FunnelStep = {
  name: string;
  value: number;
  note?: string;
  /** Left the way here: screening failures, discontinuations. */
  side?: boolean;
};
export type FunnelChartProps = { label: string; steps: FunnelStep[]; /** What is counted. */ unit?: string };

/** How many came how far: each step to the scale of the first, with its share of it. */
export default function FunnelChart({ label, steps, unit = 'Subjects' }: FunnelChartProps) {
  const first = Math.max(1, steps[0]?.value ?? 1);
  return (
    <Rows
      label={label}
      parts={[{ name: unit, tone: 'accent' }]}
      rows={steps.map(({ name, value, note, side }) => ({
        name,
        values: [value],
        end: String(value),
        share: note ?? `${Math.round((value / first) * 100)} %`,
        ...(side ? { side, tone: 'neutral' as const } : {}),
      }))}
    />
  );
}

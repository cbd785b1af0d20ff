import { Bar, BarChart as Columns, Rectangle, Tooltip, useXAxisScale, useYAxisScale, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { axisText } from './axis';
import styles from './charts.module.css';
import { fillOf, Keys, type Part } from './Keys';
import { Plot } from './Plot';
import { Reading, type Said } from './Reading';

export type ColumnChartProps = {
  label: string;
  /** From the bottom up. */
  parts: Pick<Part, 'name' | 'tone'>[];
  columns: { name: string; values: number[] }[];
  formatX?: (name: string) => string;
  height?: number;
};

const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);

/** Counts over time as columns of parts, the total above each: so there is no axis of numbers to read off. */
export default function ColumnChart({ label, parts, columns, formatX = (name) => name, height = 190 }: ColumnChartProps) {
  const totals = columns.map((column) => sum(column.values));
  const data = columns.map((column, at) => ({
    at,
    values: column.values,
    said: {
      head: formatX(column.name),
      values: parts.map((part, index) => ({ name: part.name, value: column.values[index] ?? 0, fill: fillOf(part) })),
    } satisfies Said,
  }));
  return (
    <>
      <Keys parts={parts} />
      <Plot label={label}>
        {(width, access) => (
          <Columns width={width} height={height} data={data} margin={{ top: 20, right: 0, bottom: 0, left: 0 }} barCategoryGap="28%" maxBarSize={48} {...access}>
            <XAxis dataKey="at" tickFormatter={(at: number) => formatX(columns[at]?.name ?? '')} tick={axisText} tickLine={false} tickMargin={8} axisLine={{ stroke: 'var(--tl-line)' }} interval="equidistantPreserveStart" minTickGap={12} />
            <YAxis hide domain={[0, Math.max(1, ...totals)]} />
            <Tooltip content={Reading} isAnimationActive={false} cursor={{ fill: 'var(--tl-hover)' }} />
            {parts.map((part, index) => (
              <Bar key={part.name} name={part.name} dataKey={`values[${index}]`} stackId="all" fill={fillOf(part)} shape={Piece} isAnimationActive={false} />
            ))}
            <Totals totals={totals} />
          </Columns>
        )}
      </Plot>
    </>
  );
}

/** A hair line of the ground is left between the parts. */
const Piece = ({ x, y, width, height, fill }: BarShapeProps) => <Rectangle x={x} y={y} width={width} height={height > 2 ? height - 1 : height} radius={3} fill={fill} />;

function Totals({ totals }: { totals: number[] }) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  return totals.map((total, at) =>
    total > 0 ? (
      <text key={at} className={styles['total']} x={toX(at, { position: 'middle' })} y={(toY(total) ?? 0) - 6} textAnchor="middle">
        {total}
      </text>
    ) : null,
  );
}

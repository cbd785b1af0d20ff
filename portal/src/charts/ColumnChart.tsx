import { Bar, BarChart as Columns, Rectangle, Tooltip, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { axisText } from './axis';
import styles from './charts.module.css';
import { fillOf, Keys, type Part } from './Keys';
import { roomFor } from './labels';
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
          <Columns width={width} height={height} data={data} margin={{ top: 20, right: 0, bottom: 0, left: roomBefore(columns.map((one) => formatX(one.name)), width) }} barCategoryGap="28%" maxBarSize={48} {...access}>
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

/** px: the first column's name is written under its middle, and may reach beyond it. */
const roomBefore = (names: string[], width: number) => Math.max(0, (roomFor(names.slice(0, 1)) - width / Math.max(1, names.length)) / 2);

/** A hair line of the ground is left between the parts. */
const Piece = ({ x, y, width, height, fill }: BarShapeProps) => <Rectangle x={x} y={y} width={width} height={height > 2 ? height - 1 : height} radius={3} fill={fill} />;

/** Above each column; where they would run into each other, above the highest alone. */
function Totals({ totals }: { totals: number[] }) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area) return null;
  const most = Math.max(...totals);
  const room = area.width / totals.length > roomFor([String(most)]) + 2;
  return totals.map((total, at) =>
    total > 0 && (room || at === totals.indexOf(most)) ? (
      <text key={at} className={styles['total']} x={toX(at, { position: 'middle' })} y={(toY(total) ?? 0) - 6} textAnchor="middle">
        {total}
      </text>
    ) : null,
  );
}

import { CartesianGrid, Line, LineChart as Lines, Tooltip, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';
import { axisText } from './axis';
import { apart, roomFor } from './labels';
import { Plot } from './Plot';
import { Reading, type Said } from './Reading';

export type LineSeries = { name: string; values: (number | null)[]; tone?: ToneName; dashed?: boolean };
export type LineChartProps = {
  /** What the lines show, for screen readers. */
  label: string;
  x: string[];
  series: LineSeries[];
  unit?: string;
  formatX?: (x: string) => string;
  height?: number;
};

const GAP = 16;

const colourOf = (series: LineSeries) => (series.dashed ? 'var(--tl-neutral-solid)' : `var(--tl-${series.tone ?? 'accent'}-solid)`);
const nameColourOf = (series: LineSeries) => (series.dashed ? 'var(--tl-text-muted)' : `var(--tl-${series.tone ?? 'accent'}-text)`);

function endOf({ name, values }: LineSeries) {
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index] ?? 0;
  return { index, value, text: `${name} ${value}` };
}

/** Lines with their names and last values at their ends; where a value is missing a line breaks. */
export default function LineChart({ label, x, series, unit = '', formatX = (one) => one, height = 240 }: LineChartProps) {
  const known = series.flatMap((one) => one.values.filter((value) => value !== null));
  const most = Math.max(0, ...known);
  const data = x.map((one, index) => ({
    x: one,
    values: series.map((line) => line.values[index] ?? null),
    said: {
      head: formatX(one),
      values: series.map((line) => ({ name: line.name, value: `${line.values[index] ?? '–'} ${unit}`.trim(), fill: colourOf(line) })),
    } satisfies Said,
  }));
  const right = roomFor(series.map((one) => endOf(one).text)) + GAP;
  return (
    <Plot label={label}>
      {(width, access) => (
        <Lines width={width} height={height} data={data} margin={{ top: 12, right, bottom: 0, left: 0 }} {...access}>
          <CartesianGrid vertical={false} stroke="var(--tl-line-subtle)" />
          <XAxis dataKey="x" tickFormatter={formatX} tick={axisText} tickLine={false} tickMargin={8} axisLine={{ stroke: 'var(--tl-line)' }} interval="equidistantPreserveStart" minTickGap={16} />
          <YAxis domain={[0, most > 0 ? 'auto' : 1]} allowDecimals={false} tickCount={5} tick={axisText} tickLine={false} axisLine={false} width={roomFor([String(most)]) + 18} />
          <Tooltip content={Reading} filterNull={false} isAnimationActive={false} cursor={{ stroke: 'var(--tl-line-strong)', strokeDasharray: '2 3' }} offset={14} />
          {series.map((one, index) => (
            <Line
              key={one.name}
              name={one.name}
              dataKey={`values[${index}]`}
              type="linear"
              stroke={colourOf(one)}
              strokeWidth={one.dashed ? 1.6 : 2.25}
              {...(one.dashed ? { strokeDasharray: '5 4' } : {})}
              dot={false}
              activeDot={{ r: 4, fill: colourOf(one), stroke: 'var(--tl-surface)', strokeWidth: 2 }}
              isAnimationActive={false}
            />
          ))}
          <Ends x={x} series={series} />
        </Lines>
      )}
    </Plot>
  );
}

/** Names and last known values, at the ends of the lines and never over each other. */
function Ends({ x, series }: Pick<LineChartProps, 'x' | 'series'>) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area) return null;
  const ends = series.map((one) => ({ one, end: endOf(one) })).filter(({ end }) => end.index >= 0);
  const heights = apart(ends.map(({ end }) => toY(end.value) ?? 0), GAP, area.y + 4, area.y + area.height - 4);
  return ends.map(({ one, end }, index) => {
    const left = toX(x[end.index]) ?? 0;
    return (
      <g key={one.name}>
        {!one.dashed && <circle cx={left} cy={toY(end.value) ?? 0} r={3.5} fill={colourOf(one)} />}
        <text className={styles['name']} x={left + 10} y={heights[index] ?? 0} dominantBaseline="central" fill={nameColourOf(one)}>
          {end.text}
        </text>
      </g>
    );
  });
}

import { useRef } from 'react';
import { Link } from 'react-router';
import { Bar, BarChart, Rectangle, Tooltip, useXAxisScale, useYAxisScale, XAxis, YAxis, ZIndexLayer, type BarShapeProps } from 'recharts';
import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';
import { fillOf, type Part } from './Keys';
import { roomFor } from './labels';
import { Plot } from './Plot';
import { Reading, type Said } from './Reading';

export type ChartRow = {
  name: string;
  /** Faint, beside the name. */
  note?: string | undefined;
  /** One value a part. */
  values: number[];
  /** Said at the bar's end. */
  end?: string;
  /** Said after that, fainter. */
  share?: string;
  to?: string | undefined;
  /** Instead of the part's own. */
  tone?: ToneName | undefined;
  /** Drawn at half the height: beside the way of the others. */
  side?: boolean | undefined;
};

export type RowsProps = {
  label: string;
  parts: readonly Part[];
  rows: ChartRow[];
  /** Every row fills the whole width. Otherwise rows are to one scale. */
  shares?: boolean;
  /** Each part carries its number where there is room for it. */
  numbers?: boolean;
};

const ROW = 30;
const BAR = 20;
/** The library draws bars at 300, the active one at 1000. */
const ABOVE_BARS = 1100;

const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);

/** px: how long the longest bar can be, so that what stands at the end of any bar has its room. */
function longest(rows: ChartRow[], width: number): number {
  const most = Math.max(1, ...rows.map((row) => sum(row.values)));
  const lengths = rows.map((row) => {
    const text = row.end ? roomFor([row.end]) + 12 + (row.share ? roomFor([row.share]) + 12 : 0) : 0;
    return ((width - text) * most) / Math.max(1, sum(row.values));
  });
  return Math.max(width / 4, Math.min(width, ...lengths));
}

/** Bars from the left, one a row, with the rows' names before them; the other charts of rows are made of it. */
export function Rows({ label, parts, rows, shares = false, numbers = false }: RowsProps) {
  const links = useRef<(HTMLAnchorElement | null)[]>([]);
  const most = Math.max(1, ...rows.map((row) => sum(row.values)));
  const data = rows.map((row, at) => ({
    at,
    values: row.values,
    said: {
      head: row.name,
      values: parts.map((part, index) => ({ name: part.name, value: row.values[index] ?? 0, fill: fillOf({ ...part, tone: row.tone ?? part.tone }), hollow: part.hollow })),
      note: row.share,
    } satisfies Said,
  }));
  const piece = (part: Part) =>
    function Piece({ x, y, width, height, index }: BarShapeProps) {
      const row = rows[index];
      const thick = row?.side ? height / 2 : height;
      return <Rectangle x={x} y={y + (height - thick) / 2} width={width > 2 ? width - 1 : width} height={thick} radius={3} fill={fillOf({ ...part, tone: row?.tone ?? part.tone })} />;
    };
  return (
    <div className={styles['rows']}>
      <ul className={styles['names']}>
        {rows.map((row, at) => (
          <li key={at} className={styles['rowName']} style={{ height: ROW, lineHeight: `${ROW}px` }} title={row.name}>
            {row.to ? (
              <Link to={row.to} ref={(link) => void (links.current[at] = link)}>
                {row.name}
              </Link>
            ) : (
              row.name
            )}{' '}
            {row.note && <span className={styles['rowNote']}>{row.note}</span>}
          </li>
        ))}
      </ul>
      <Plot label={label} upright>
        {(width, access) => (
          <BarChart
            layout="vertical"
            width={width}
            height={rows.length * ROW}
            data={data}
            margin={{ top: 0, right: width - longest(rows, width), bottom: 0, left: 0 }}
            style={rows.some((row) => row.to) ? { cursor: 'pointer' } : {}}
            barSize={BAR}
            stackOffset={shares ? 'expand' : 'none'}
            // A bar leads where its name does.
            onClick={({ activeTooltipIndex }) => links.current[Number(activeTooltipIndex)]?.click()}
            {...access}
          >
            <XAxis type="number" hide domain={[0, shares ? 1 : most]} />
            <YAxis type="category" dataKey="at" hide />
            <Tooltip content={Reading} isAnimationActive={false} cursor={{ fill: 'var(--tl-hover)' }} />
            {parts.map((part, index) => (
              <Bar key={part.name} name={part.name} dataKey={`values[${index}]`} stackId="all" fill={fillOf(part)} shape={piece(part)} isAnimationActive={false} />
            ))}
            <Texts parts={parts} rows={rows} shares={shares} numbers={numbers} />
          </BarChart>
        )}
      </Plot>
    </div>
  );
}

/** Numbers in the parts, and what stands at the ends. */
function Texts({ parts, rows, shares, numbers }: Omit<Required<RowsProps>, 'label'>) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  const texts = rows.map((row, at) => {
    const total = sum(row.values);
    const of = (value: number) => toX(shares ? value / Math.max(1, total) : value) ?? 0;
    const y = toY(at, { position: 'middle' }) ?? 0;
    const end = of(total);
    // One part alone is said by the end.
    const inside = numbers && (!row.end || row.values.filter((value) => value > 0).length > 1);
    return (
      <g key={at}>
        {inside &&
          row.values.map((value, index) => {
            const before = sum(row.values.slice(0, index));
            const part = parts[index];
            if (!part || of(before + value) - of(before) < roomFor([String(value)]) + 6) return null;
            return (
              <text
                key={part.name}
                className={styles['inside']}
                x={(of(before) + of(before + value)) / 2}
                y={y}
                dominantBaseline="central"
                textAnchor="middle"
                fill={part.hollow ? 'var(--tl-text-faint)' : `var(--tl-${part.tone}-on)`}
              >
                {value}
              </text>
            );
          })}
        {row.end && (
          <text className={styles['end']} x={end + 8} y={y} dominantBaseline="central">
            {row.end}
            {row.share && (
              <tspan className={styles['share']} dx={8}>
                {row.share}
              </tspan>
            )}
          </text>
        )}
      </g>
    );
  });
  return <ZIndexLayer zIndex={ABOVE_BARS}>{texts}</ZIndexLayer>;
}

import { useState, type KeyboardEvent } from 'react';
import type { VisitDisplay } from '@/api/types';
import { useWidth } from '@/charts/useWidth';
import { linear } from '@/charts/scale';
import type { ToneName } from '@/design/tokens';
import { formatDay } from './dates';
import { StatusShape } from './StatusShape';
import { statusWord, type Shape } from './status';
import styles from './SubjectTimeline.module.css';
import { rowsOfMarks, spanOf, timeTicks } from './timelineScale';

type Named = { id: string; label: string; /** More, in a sentence; shown on hover and focus. */ detail?: string };
export type TimelineMark =
  | (Named & { kind: 'window'; from: string; to: string; actual?: string | null; timing?: 'EARLY' | 'IN' | 'LATE' | null; status: VisitDisplay })
  | (Named & { kind: 'bar'; from: string; to: string | null; tone: ToneName })
  | (Named & { kind: 'point'; on: string; tone: ToneName; shape?: Shape });
export type TimelineLane = { id: string; label: string; marks: TimelineMark[] };

export type SubjectTimelineProps = {
  lanes: TimelineLane[];
  from: string;
  to: string;
  /** The day the line stands at: today, or the day of the as-of clock. */
  today: string;
  onOpen?: (mark: TimelineMark, lane: TimelineLane) => void;
};

const NAME = 112;
const ROW = 26;
const PAD = 10;
const AXIS = 30;
const LEAST = 560;
const DAY = 86_400_000;

/** Swim lanes on one time axis with a line for today. Visits are windows with the actual day as a dot; what goes on ends open, today. */
export function SubjectTimeline({ lanes, from, to, today, onOpen }: SubjectTimelineProps) {
  const [box, outer] = useWidth(900);
  const [tip, setTip] = useState<{ mark: TimelineMark; x: number; y: number } | null>(null);
  const width = Math.max(LEAST, outer);
  const start = spanOf(from)?.first ?? 0;
  const end = Math.max(start + DAY, spanOf(to)?.last ?? start);
  const toX = linear([start, end], [NAME + 8, width - 16]);
  const clip = (at: number) => Math.max(NAME + 4, Math.min(width - 6, toX(at)));

  /** What goes on is known up to today. */
  const known = Math.min(end, (spanOf(today)?.first ?? end) + DAY);
  let top = AXIS;
  const placed = lanes.map((lane) => {
    const spans = lane.marks.map((mark) => extent(mark, known, clip, width));
    const { row, count } = rowsOfMarks(spans);
    const one = { lane, spans, row, top };
    top += count * ROW + PAD;
    return one;
  });
  const todayX = toX(spanOf(today)?.first ?? start);
  const showToday = todayX >= NAME && todayX <= width;

  return (
    <div ref={box} className={styles['timeline']}>
      <svg width={width} height={top + 6} role="group" aria-label={`Time line from ${formatDay(from)} to ${formatDay(to)}`}>
        {timeTicks(start, end, width - NAME).map((tick) => (
          <g key={tick.at}>
            <line className={styles['grid']} x1={toX(tick.at)} x2={toX(tick.at)} y1={AXIS - 4} y2={top} />
            {(!showToday || Math.abs(toX(tick.at) - todayX) > 44) && (
              <text className={styles['axis']} x={toX(tick.at)} y={14} textAnchor="middle">
                {tick.label}
              </text>
            )}
          </g>
        ))}
        {placed.map(({ lane, spans, row, top: y }) => (
          <g key={lane.id} role="group" aria-label={lane.label}>
            <line className={styles['rule']} x1={0} x2={width} y1={y} y2={y} />
            <text className={styles['lane']} x={0} y={y + PAD / 2 + ROW / 2 + 4}>
              {lane.label}
            </text>
            {lane.marks.map((mark, index) => {
              const span = spans[index] ?? { start: 0, end: 0 };
              const middle = y + PAD / 2 + (row[index] ?? 0) * ROW + ROW / 2;
              const open = () => onOpen?.(mark, lane);
              return (
                <g
                  key={mark.id}
                  className={styles['mark']}
                  data-inert={!onOpen}
                  tabIndex={0}
                  role={onOpen ? 'button' : 'img'}
                  aria-label={`${mark.label}. ${mark.detail ?? dates(mark)}`}
                  onClick={open}
                  onKeyDown={(event: KeyboardEvent) => {
                    if (event.key === 'Enter' || event.key === ' ') {
                      event.preventDefault();
                      open();
                    }
                  }}
                  onMouseEnter={() => setTip({ mark, x: span.start, y: middle })}
                  onMouseLeave={() => setTip(null)}
                  onFocus={() => setTip({ mark, x: span.start, y: middle })}
                  onBlur={() => setTip(null)}
                >
                  <rect className={styles['halo']} x={span.start - 3} y={middle - 11} width={span.end - span.start + 2} height={22} rx={5} />
                  <Drawn mark={mark} y={middle} clip={clip} known={known} width={width} />
                </g>
              );
            })}
          </g>
        ))}
        {showToday && (
          <g>
            <line className={styles['today']} x1={todayX} x2={todayX} y1={AXIS - 8} y2={top} />
            <text className={styles['todayName']} x={Math.max(NAME + 24, Math.min(width - 30, todayX))} y={14} textAnchor="middle">
              {formatDay(today)}
            </text>
          </g>
        )}
      </svg>
      {tip && (
        <div className={styles['tip']} style={{ left: Math.max(4, Math.min(tip.x, width - 300)), top: tip.y + 16 }} role="presentation">
          <strong>{tip.mark.label}</strong>
          {tip.mark.detail ?? dates(tip.mark)}
        </div>
      )}
    </div>
  );
}

const LABEL_CHAR = 5.9;
const widthOf = (label: string) => label.length * LABEL_CHAR;

/** What of a label fits; the whole one is in the mark's name and its tip. */
export function shortened(label: string, room: number): string {
  if (widthOf(label) <= room) return label;
  const letters = Math.floor(room / LABEL_CHAR) - 1;
  return letters < 2 ? '' : `${label.slice(0, letters).trimEnd()}…`;
}

/** A bar's label stands in it, or beside it where it would run over; shortened where neither has room. */
export function barLabel(label: string, first: number, last: number, width: number): { x: number; text: string } {
  const inside = last - first - 13;
  const beside = width - last - 8;
  return widthOf(label) <= inside || inside >= beside ? { x: first + 9, text: shortened(label, inside) } : { x: last + 5, text: shortened(label, beside) };
}

function extent(mark: TimelineMark, known: number, clip: (at: number) => number, width: number): { start: number; end: number } {
  if (mark.kind === 'point') {
    const x = clip(spanOf(mark.on)?.first ?? known);
    return { start: x - 8, end: x + 12 + widthOf(shortened(mark.label, width - x - 12)) };
  }
  const first = clip(spanOf(mark.from)?.first ?? known);
  const last = clip(mark.to ? (spanOf(mark.to)?.last ?? known) + DAY : known);
  if (mark.kind === 'bar') {
    const right = Math.max(first + 6, last);
    const { x, text } = barLabel(mark.label, first, right, width);
    return { start: first, end: Math.max(first + 8, right, x + widthOf(text)) };
  }
  const actual = mark.actual ? clip(spanOf(mark.actual)?.first ?? known) : first;
  return { start: Math.min(first, actual - 8), end: Math.max(last, actual + 10, first + 12) };
}

type DrawnProps = { mark: TimelineMark; y: number; clip: (at: number) => number; known: number; width: number };

function Drawn({ mark, y, clip, known, width }: DrawnProps) {
  if (mark.kind === 'point') {
    const x = clip(spanOf(mark.on)?.first ?? known);
    return (
      <>
        <g transform={`translate(${x - 7} ${y - 7})`} style={{ color: `var(--tl-${mark.tone}-solid)` }}>
          <StatusShape shape={mark.shape ?? 'disc'} />
        </g>
        <text x={x + 10} y={y + 4}>
          {shortened(mark.label, width - x - 12)}
        </text>
      </>
    );
  }
  const first = clip(spanOf(mark.from)?.first ?? known);
  const last = Math.max(first + 6, clip(mark.to ? (spanOf(mark.to)?.last ?? known) + DAY : known));
  if (mark.kind === 'bar') {
    const goesOn = mark.to === null;
    const label = barLabel(mark.label, first, last, width);
    return (
      <>
        <rect x={first} y={y - 8} width={last - first} height={16} rx={4} fill={`var(--tl-${mark.tone}-tint)`} stroke={`var(--tl-${mark.tone}-solid)`} />
        <rect x={first} y={y - 8} width={4} height={16} rx={2} fill={`var(--tl-${mark.tone}-solid)`} />
        {goesOn && <path d={`M${last - 6} ${y - 8}h6v16h-6`} fill="none" stroke="var(--tl-surface)" strokeWidth={3} strokeDasharray="2 2" />}
        <text x={label.x} y={y + 4}>
          {label.text}
        </text>
      </>
    );
  }
  const status = statusWord('visit', mark.status);
  const actual = mark.actual ? spanOf(mark.actual)?.first : undefined;
  const dot = actual ?? ((spanOf(mark.from)?.first ?? 0) + (spanOf(mark.to)?.last ?? 0)) / 2;
  const late = mark.timing === 'EARLY' || mark.timing === 'LATE';
  return (
    <g style={{ color: late ? 'var(--tl-attention-solid)' : `var(--tl-${status.tone}-solid)` }}>
      <rect x={first} y={y - 4} width={last - first} height={8} rx={4} fill={`var(--tl-${status.tone}-tint)`} stroke={`var(--tl-${status.tone}-line)`} />
      <circle cx={clip(dot)} cy={y} r={8} fill="var(--tl-surface)" />
      <g transform={`translate(${clip(dot) - 7} ${y - 7})`}>
        <StatusShape shape={status.shape} />
      </g>
    </g>
  );
}

const timingWords = { EARLY: 'before its window', IN: 'in its window', LATE: 'after its window' };

function dates(mark: TimelineMark): string {
  if (mark.kind === 'point') return formatDay(mark.on);
  if (mark.kind === 'bar') return `${formatDay(mark.from)} ${mark.to ? `to ${formatDay(mark.to)}` : 'and goes on'}`;
  const window = `Window ${formatDay(mark.from)} to ${formatDay(mark.to)}`;
  const word = statusWord('visit', mark.status).word;
  return mark.actual ? `${word} ${formatDay(mark.actual)}${mark.timing ? `, ${timingWords[mark.timing]}` : ''}. ${window}` : `${word}. ${window}`;
}

import type { ReactNode } from 'react';
import type { Shape } from './status';

const clockFace = (
  <>
    <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    <path d="M8 4.9V8l2.1 1.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
  </>
);
const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.9, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const ring = <circle cx="8" cy="8" r="5.1" fill="none" stroke="currentColor" strokeWidth="1.6" />;

const shapes: Record<Shape, ReactNode> = {
  ring,
  quarter: (
    <>
      {ring}
      <path d="M8 8V2.9A5.1 5.1 0 0 1 13.1 8z" fill="currentColor" />
    </>
  ),
  half: (
    <>
      {ring}
      <path d="M8 2.9a5.1 5.1 0 0 1 0 10.2z" fill="currentColor" />
    </>
  ),
  disc: <circle cx="8" cy="8" r="5.6" fill="currentColor" />,
  triangle: <path d="M8 2.2 14.2 13H1.8z" fill="currentColor" strokeLinejoin="round" stroke="currentColor" strokeWidth="1" />,
  check: <path d="m3.2 8.4 3.2 3.3 6.4-7" {...line} />,
  pen: <path d="M3 13l.9-3.4 7-7a1.5 1.5 0 0 1 2.2 0l.3.3a1.5 1.5 0 0 1 0 2.2l-7 7z" fill="currentColor" />,
  lock: (
    <>
      <path d="M5.2 7.4V5.3a2.8 2.8 0 0 1 5.6 0v2.1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <rect x="3.2" y="7" width="9.6" height="6.6" rx="1.4" fill="currentColor" />
    </>
  ),
  cross: <path d="m4 4 8 8m0-8-8 8" {...line} />,
  dash: <path d="M4 8h8" {...line} />,
  flag: <path d="M4 14V2.6h7.8L10.2 5.6l1.6 3H4" fill="currentColor" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />,
  reply: <path d="M2.6 3.4h10.8v7.4H7.6L4.8 13.4v-2.6H2.6z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />,
  clock: clockFace,
  clockSoon: (
    <>
      {clockFace}
      <path d="M8 8V2.4A5.6 5.6 0 0 1 13.6 8z" fill="currentColor" />
    </>
  ),
  clockCheck: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m5.4 8.2 1.8 1.9 3.4-3.9" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  clockLate: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.8v3.7M8 10.8v.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  clockOff: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5.4 8h5.2" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
};

export type StatusShapeProps = { shape: Shape; size?: number };

/** The drawn sign alone, in the colour of its surroundings; hidden from screen readers: the word goes beside it. */
export function StatusShape({ shape, size = 14 }: StatusShapeProps) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" data-shape={shape} style={{ flex: 'none', display: 'block' }}>
      {shapes[shape]}
    </svg>
  );
}

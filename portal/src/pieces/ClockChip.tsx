import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAsOf } from '@/api/asOf';
import type { ClockDisplay } from '@/api/types';
import { formatDuration, formatInstant, formatUtc } from './dates';
import { StatusMark } from './StatusMark';
import { statusWord } from './status';

const HOUR = 3_600_000;

/** The present, renewed each half minute; while the portal shows the past, the moment it shows. */
export function useNow(everyMillis = 30_000): number {
  const asOf = useAsOf();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (asOf) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [asOf, everyMillis]);
  return asOf ? Date.parse(asOf) : now;
}

/** A clock read while it runs: the display the server gave goes on from running to due soon (48 h) to overdue. */
export function clockNow(display: ClockDisplay, dueAt: string, now: number): ClockDisplay {
  if (display === 'met' || display === 'metLate' || display === 'lifted') return display;
  const left = Date.parse(dueAt) - now;
  return left < 0 ? 'overdue' : left <= 48 * HOUR ? 'dueSoon' : 'running';
}

export type ClockChipProps = {
  display: ClockDisplay;
  dueAt: string;
  /** Short text: "EU 7 days, fatal or life-threatening". */
  rule?: string;
  /** What started it: "Site became aware 21 Nov 2026, 09:30 CET". */
  startedBy?: string;
  zone?: string;
};

/** A safety clock: time left, counting down; due date with zone, rule and start on hover and focus. */
export function ClockChip({ display, dueAt, rule, startedBy, zone }: ClockChipProps) {
  const now = useNow();
  const present = clockNow(display, dueAt, now);
  const left = Date.parse(dueAt) - now;
  const word =
    present === 'overdue'
      ? `Overdue by ${formatDuration(left)}`
      : present === 'running' || present === 'dueSoon'
        ? `${formatDuration(left)} left`
        : statusWord('clock', present).word;
  return (
    <Tooltip
      label={
        <>
          {rule && <div style={{ fontWeight: 600 }}>{rule}</div>}
          <div>Due {formatInstant(dueAt, zone)}</div>
          <div>{formatUtc(dueAt)}</div>
          {startedBy && <div>{startedBy}</div>}
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the tooltip must be reachable by keyboard */}
      <span tabIndex={0} style={{ display: 'inline-flex' }}>
        <StatusMark kind="clock" status={present} variant="chip" word={word} />
      </span>
    </Tooltip>
  );
}

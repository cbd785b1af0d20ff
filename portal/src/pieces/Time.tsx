import { Tooltip } from '@mantine/core';
import { formatDay, formatInstant, formatUtc, ownZone } from './dates';

export type TimeProps = {
  /** ISO 8601 instant. */
  at: string;
  seconds?: boolean;
  zone?: string;
};

/** A moment in the reader's zone, named; UTC with seconds on hover and focus. */
export function Time({ at, seconds = false, zone = ownZone() }: TimeProps) {
  return (
    <Tooltip label={formatUtc(at)}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the tooltip must be reachable by keyboard */}
      <time dateTime={at} tabIndex={0} style={{ whiteSpace: 'nowrap' }}>
        {formatInstant(at, zone, seconds)}
      </time>
    </Tooltip>
  );
}

export type DayProps = { on: string | null | undefined; absent?: string };

/** A calendar day, whole or partial: `12 Mar 2026`, `Mar 2026`, `2026`. No zone: it is the day at the site. */
export function Day({ on, absent = '–' }: DayProps) {
  if (!on) return <span style={{ color: 'var(--tl-text-faint)' }}>{absent}</span>;
  return (
    <time dateTime={on} style={{ whiteSpace: 'nowrap' }}>
      {formatDay(on)}
    </time>
  );
}

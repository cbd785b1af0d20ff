import type { FormEntry, Visit } from '@/api/types';
import { daysBetween, formatDay } from '@/pieces/dates';
import { StatusMark } from '@/pieces/StatusMark';
import styles from './Visit.module.css';
import { windowText } from './windowText';

/** "3 days early", "in the window"; null without a window or a whole date. */
export function timingText(date: string, from: string | null, to: string | null): { says: string; outside: boolean } | null {
  if (!from || !to || date.length < 10) return null;
  const early = daysBetween(date, from);
  const late = daysBetween(to, date);
  const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
  if (early > 0) return { says: `${days(early)} before the window`, outside: true };
  if (late > 0) return { says: `${days(late)} after the window`, outside: true };
  return { says: 'in the window', outside: false };
}

/** Status, window and how far the visit is, in one line. */
export function VisitLead({ visit, entry }: { visit: Visit; entry?: FormEntry }) {
  const timing = visit.date ? timingText(visit.date, visit.from, visit.to) : null;
  return (
    <span className={styles['lead']}>
      <StatusMark kind="visit" status={visit.display} variant="chip" />
      {visit.date && (
        <span>
          {formatDay(visit.date)}
          {timing && `, ${timing.says}`}
        </span>
      )}
      {visit.from && visit.to && (
        <span>
          Window {windowText(visit.from, visit.to)}
          {visit.target && visit.from !== visit.to && `, target ${formatDay(visit.target)}`}
          {visit.provisional && ' (provisional)'}
        </span>
      )}
      {entry && visit.expected > 0 && (
        <span>
          {visit.answered} of {visit.expected} answered
        </span>
      )}
    </span>
  );
}

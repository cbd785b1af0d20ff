import { useSafetySummary } from '@/api/queries';
import type { EventClock } from '@/api/types';
import { useStudy } from '@/frame/useStudy';
import { formatDay, formatDuration } from '@/pieces/dates';
import { StatusMark } from '@/pieces/StatusMark';
import { Time } from '@/pieces/Time';
import { useNow } from '@/pieces/ClockChip';
import { clockPreview, isFatal, type Judged, type StartedClock } from './clockPreview';
import styles from './Safety.module.css';
import { clockRules } from './words';

function Due({ clock, now, zone }: { clock: StartedClock; now: number; zone: string }) {
  const left = Date.parse(clock.dueAt) - now;
  if (clock.dueOn) {
    return (
      <>
        {clock.clock === 'SPONSOR_7_DAYS' ? '7' : '15'} calendar days from receipt: until the end of {formatDay(clock.dueOn)} ({clock.zone})
      </>
    );
  }
  return left < 0 ? (
    <>
      24 h from <Time at={clock.startsAt} zone={zone} />: over since {formatDuration(left)}. It will be recorded as reported late; that can only be explained.
    </>
  ) : (
    <>
      24 h from {clock.basis === 'AWARENESS' ? <Time at={clock.startsAt} zone={zone} /> : 'receipt, until the site says when it learnt of it'}: due{' '}
      <Time at={clock.dueAt} zone={zone} />, {formatDuration(left)} left
    </>
  );
}

export type ClockPreviewProps = { record: Judged; standing?: EventClock[]; zone: string; known: boolean };

/** What saving would start, before it is saved. */
export function ClockPreview({ record, standing = [], zone, known }: ClockPreviewProps) {
  const now = useNow();
  const { study } = useStudy();
  const summary = useSafetySummary(study).data;
  const clocks = clockPreview(record, now, standing, summary?.zones);
  const title = standing.length > 0 ? 'New clocks this will start' : 'Clocks this will start';
  const runs = standing.some((clock) => clock.status === 'OPEN' || clock.status === 'OVERDUE');
  return (
    <section className={styles['preview']} aria-label={title} aria-live="polite">
      <h2 className={styles['previewTitle']}>{title}</h2>
      {clocks.length === 0 ? (
        <p className={styles['previewText']}>
          {!known
            ? 'Say whether it is serious, and this shows what has to be reported by when.'
            : runs
              ? 'No new clock. Those that run go on.'
              : 'None. An event that is not serious starts no clock.'}
        </p>
      ) : (
        <ul>
          {clocks.map((clock) => (
            <li key={clock.clock} data-clock={clock.clock}>
              <StatusMark
                kind="clock"
                status={Date.parse(clock.dueAt) < now ? 'overdue' : Date.parse(clock.dueAt) - now < 48 * 3_600_000 ? 'dueSoon' : 'running'}
                word={clockRules[clock.clock]}
              />
              <span>
                <Due clock={clock} now={now} zone={zone} />
              </span>
              {clock.provisional && <span className={styles['faint']}>Provisional: an answer about its seriousness confirms or lifts it.</span>}
            </li>
          ))}
        </ul>
      )}
      {isFatal(record) && <p className={styles['previewText']}>A death also ends the subject’s participation in the study.</p>}
    </section>
  );
}

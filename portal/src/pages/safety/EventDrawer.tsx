import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAsOf } from '@/api/asOf';
import { useAdverseEvent } from '@/api/queries';
import type { AdverseEvent, EventClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { DetailDrawer } from '@/frame/DetailDrawer';
import { useStudy } from '@/frame/useStudy';
import { askedOfEvent } from '@/pages/queries/asked';
import { shownStatus } from '@/pages/queries/EventQueryList';
import { Facts } from '@/pages/queries/Facts';
import { ClockChip } from '@/pieces/ClockChip';
import { formatAsOf, formatDay } from '@/pieces/dates';
import { ErrorState, Loading } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { Time } from '@/pieces/Time';
import { eventQuery, followUp } from './addresses';
import { startedBy, startOf } from './clockStarts';
import styles from './Safety.module.css';
import { Versions } from './Versions';
import { clockRules, fieldName, termText, valueText } from './words';

const FACTS = ['onset', 'end', 'ongoing', 'serious', 'criteria', 'causality', 'outcome', 'action', 'awareAt', 'reportedOn'] as const;

const displayOf = (clock: EventClock) =>
  clock.display ?? (({ OPEN: 'running', OVERDUE: 'overdue', MET: 'met', LATE: 'metLate', LIFTED: 'lifted' }) as const)[clock.status];

/** The instant a clock ends; the end of its last day where only the day is told. */
const endOf = (clock: EventClock) => clock.dueAt ?? (clock.dueOn ? `${clock.dueOn}T23:59:59Z` : clock.startedAt);

/** A calendar clock ends with a day of the regulator who counts first, another with an instant. */
const Due = ({ clock }: { clock: EventClock }) =>
  clock.dueOn && clock.zone ? (
    <>
      Due by the end of {formatDay(clock.dueOn)} ({clock.zone})
    </>
  ) : (
    <>
      Due <Time at={endOf(clock)} />
    </>
  );

/** One adverse event: as it is known now, its clocks, questions, and how it came to be known. */
export function EventDrawer({ subject, event, onClose }: { subject: string; event: string; onClose: () => void }) {
  const { study, may } = useStudy();
  const read = useAdverseEvent(study, subject, event);
  const it = read.data;
  return (
    <DetailDrawer
      title={it ? termText(it.record) : `Adverse event ${event}`}
      lead={
        <>
          <Link className={styles['inline']} to={to.subject(study, subject)}>Subject {subject}</Link>
          {it && `, site ${it.site}`} · {event}
          {it && `, version ${it.version}`}
        </>
      }
      actions={
        it &&
        may('REPORT_EVENT', it.site) && (
          <Button component={Link} to={followUp(study, subject, event)} size="xs" leftSection={<IconPlus size={14} />}>
            Add follow-up
          </Button>
        )
      }
      onClose={onClose}
    >
      {it ? (
        <Known it={it} />
      ) : read.error ? (
        <ErrorState error={read.error} what="This adverse event could not be read" onRetry={() => void read.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </DetailDrawer>
  );
}

const isSaid = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);

function Known({ it }: { it: AdverseEvent }) {
  const { record } = it;
  const asOf = useAsOf();
  const known = asOf ? `As known on ${formatAsOf(asOf)}` : 'As known now';
  const facts = FACTS.filter((field) => isSaid(record[field]) || field === 'causality').map((field): [string, ReactNode] => [
    fieldName(field),
    record[field] === null ? (
      'Not assessed; counts as related'
    ) : field === 'awareAt' ? (
      <Time key={field} at={String(record[field])} />
    ) : (
      valueText(field, record[field])
    ),
  ]);
  return (
    <>
      {it.clocks.length > 0 && (
        <section className={styles['part']} aria-label="Clocks">
          <h3>Clocks</h3>
          <ul className={styles['clockList']}>
            {it.clocks.map((clock) => (
              <li key={`${clock.clock}-${clock.startedAt}`}>
                <ClockChip
                  display={displayOf(clock)}
                  dueAt={endOf(clock)}
                  rule={clock.rule ?? clockRules[clock.clock]}
                  startedBy={startedBy(clock)}
                  {...(clock.zone ? { zone: clock.zone } : {})}
                />
                <span>
                  {clock.rule ?? clockRules[clock.clock]}
                  {clock.provisional && <span className={styles['faint']}> (provisional)</span>}
                  <span className={styles['line']}>
                    <Due clock={clock} />
                  </span>
                  <span className={styles['line']}>
                    {startOf(clock)} <Time at={clock.startedAt} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {it.queries.length > 0 && (
        <section className={styles['part']} aria-label="Queries">
          <h3>Queries</h3>
          <ul className={styles['queryList']}>
            {it.queries.map((query) => {
              const text = askedOfEvent(query);
              return (
                <li key={query.query ?? query.rule}>
                  <StatusMark kind="query" status={shownStatus(query.status)} variant="chip" />
                  {query.query ? <Link to={eventQuery(it.study, query.query)}>{text}</Link> : <span>{text}</span>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section className={styles['part']} aria-label={known}>
        <h3>{known}</h3>
        <p className={styles['words']}>
          {record.term === null ? 'Term erased' : `“${record.term}”`} <StatusMark kind="severity" status={record.severity} />
        </p>
        <Facts facts={facts} />
        {record.narrative && <p className={styles['narrative']}>{record.narrative}</p>}
      </section>
      <section className={styles['part']} aria-label="Versions">
        <h3>How it came to be known</h3>
        <Versions versions={it.versions} />
      </section>
    </>
  );
}

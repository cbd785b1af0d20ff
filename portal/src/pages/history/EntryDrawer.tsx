import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAsOf } from '@/api/asOf';
import { get, studyPath } from '@/api/client';
import type { Problem } from '@/api/Problem';
import type { HistoryEntry, HistoryPage } from '@/api/types';
import { to } from '@/frame/addresses';
import { DetailDrawer } from '@/frame/DetailDrawer';
import { roleName } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { Sentence } from '@/history/Sentence';
import { describe, type Names } from '@/history/sentences';
import { Facts } from '@/pages/queries/Facts';
import { CopyButton } from '@/pieces/CopyButton';
import { formatUtc } from '@/pieces/dates';
import { ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import { categoryName, typeName } from './choices';
import { EntryProof } from './EntryProof';
import styles from './History.module.css';
import { OldAndNew } from './OldAndNew';

export type EntryDrawerProps = { eventId: string; entry: HistoryEntry | null; names: Names; onClose: () => void };

/** An event that is not among the rows in memory is read by its id: the address alone is enough. */
function useEntry(study: string, eventId: string, inList: HistoryEntry | null) {
  const asOf = useAsOf();
  const read = useQuery<HistoryPage, Problem>({
    queryKey: ['history-event', study, asOf, eventId],
    queryFn: ({ signal }) => get<HistoryPage>(studyPath(study, 'history'), { filter: { eventId, limit: 1 }, signal }),
    enabled: inList === null,
    staleTime: Infinity,
  });
  const found = read.data?.events.find((event) => event.eventId === eventId) ?? null;
  return { entry: inList ?? found, error: read.error, missing: read.data !== undefined && found === null, retry: () => void read.refetch() };
}

/** One event: the sentence, all about it, and the event as it is kept, with its place in the log. */
export function EntryDrawer({ eventId, entry: inList, names, onClose }: EntryDrawerProps) {
  const { study } = useStudy();
  const { entry, error, missing, retry } = useEntry(study, eventId, inList);
  return (
    <DetailDrawer
      title={entry ? typeName(entry.type) : 'Event'}
      lead={entry && <Time at={entry.at} seconds />}
      onClose={onClose}
    >
      {entry ? (
        <Entry key={eventId} entry={entry} names={names} />
      ) : error ? (
        <ErrorState error={error} what="This event could not be read" onRetry={retry} />
      ) : missing ? (
        <ErrorState error={null} what="This event is not in the part of the history that you may see" />
      ) : (
        <Loading lines={6} />
      )}
    </DetailDrawer>
  );
}

function Entry({ entry, names }: { entry: HistoryEntry; names: Names }) {
  const { study } = useStudy();
  const { changes, setOffBy } = describe(entry, names);
  const raw = JSON.stringify(entry, null, 2);
  const [opened, open] = useState(false);
  const facts: [string, ReactNode][] = [
    ['Recorded', `${formatUtc(entry.at)}`],
    ...(entry.observedAt ? ([['Observed', <Time key="observed" at={entry.observedAt} />]] as [string, ReactNode][]) : []),
    ...((setOffBy ? [['By', 'TrialLedger, automatically'], ['Set off by', `A record of ${setOffBy}`]] : [['By', `${entry.actorName || entry.actor}, ${roleName(entry.role).toLowerCase()}`]]) as [string, string][]),
    ...(entry.onBehalfOf ? ([['On behalf of', entry.onBehalfOf]] as [string, string][]) : []),
    ...(entry.organisation ? ([['Organisation', entry.organisation]] as [string, string][]) : []),
    ['Reason', entry.reason ?? 'None given'],
    ...(entry.reasonCategory ? ([['Kind of reason', categoryName(entry.reasonCategory)]] as [string, string][]) : []),
    ...(entry.subject
      ? ([
          [
            'Subject',
            <Link key="subject" to={to.subject(study, entry.subject)}>
              {entry.subject}
            </Link>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(entry.site ? ([['Site', entry.site]] as [string, string][]) : []),
  ];
  const place: [string, ReactNode][] = [
    ['Log', entry.log],
    ['Position', entry.position.toLocaleString('en')],
    ['Event id', <code key="id">{entry.eventId}</code>],
    ...(entry.aggregateId ? ([['About', `${entry.aggregateType ?? ''} ${entry.aggregateId}, number ${entry.sequence ?? '–'}`]] as [string, string][]) : []),
    ...Object.entries(entry.ids).map(([name, id]): [string, ReactNode] => [name, <code key={name}>{id}</code>]),
  ];
  return (
    <>
      <p className={styles['told']}>
        <Sentence entry={entry} names={names} />
      </p>
      {changes.length > 0 && (
        <div className={styles['sides']}>
          {changes.map((change) => (
            <div key={change.label}>
              <span className={styles['sideName']}>{change.label}</span>
              <OldAndNew changes={[change]} />
            </div>
          ))}
        </div>
      )}
      <Facts facts={facts} />
      <details className={styles['raw']} onToggle={(event) => open(event.currentTarget.open)}>
        <summary>The event as it is kept, its place and its proof</summary>
        <Facts facts={place} />
        {opened && <EntryProof entry={entry} />}
        <div className={styles['rawHead']}>
          <span>
            {entry.type}, revision {entry.revision ?? '–'}. What is sealed stays sealed here.
          </span>
          <CopyButton label="Copy JSON" text={raw} />
        </div>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it */}
        <pre className={styles['json']} tabIndex={0} aria-label="Event as JSON">
          {raw}
        </pre>
      </details>
    </>
  );
}

import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useSubjectAdverseEvents, useSubjectVisits } from '@/api/queries';
import type { Subject } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { mayOpen } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { Column, Columns } from '@/pieces/Columns';
import { Loading } from '@/pieces/states';
import { SubjectTimeline } from '@/pieces/SubjectTimeline';
import { ConsentsCard } from './ConsentsCard';
import { EventsCard } from './EventsCard';
import { HistoryCard } from './HistoryCard';
import { IdentityCard } from './IdentityCard';
import { QueriesCard } from './QueriesCard';
import { StatusCard } from './StatusCard';
import styles from './SubjectPage.module.css';
import { lanesOf } from './timeline';
import { useToday } from './useToday';
import { VisitsCard } from './VisitsCard';

export function SubjectView({ study, subject }: { study: string; subject: Subject }) {
  const navigate = useNavigate();
  const { grants } = useStudy();
  const [safety, history] = [mayOpen(grants, 'safety'), mayOpen(grants, 'history')];
  const number = subject.subject;
  const visits = useSubjectVisits(study, number);
  const events = useSubjectAdverseEvents(study, number, { enabled: safety });
  const today = useToday(study, subject.site);
  const eventRows = useMemo(() => rowsOf(events.data, (page) => page.items), [events.data]);
  const unread = (read: { error: unknown; data: unknown }) => Boolean(read.error) && read.data === undefined;
  const missing = [...(unread(visits) ? ['Visits'] : []), ...(unread(events) ? ['Adverse events'] : [])];
  const time = useMemo(() => lanesOf(subject, visits.data?.visits ?? [], eventRows, today), [subject, visits.data, eventRows, today]);
  return (
    <>
      {time.lanes.length > 0 && (
        <Card title="Time line" note="Visits as windows with the day they were done; adverse events by severity">
          {visits.isPending ? (
            <Loading height={180} />
          ) : (
            <SubjectTimeline
              {...time}
              today={today}
              onOpen={(mark, lane) => {
                if (lane.id === 'visits') void navigate(to.visit(study, number, mark.id));
                else if (lane.id === 'events') void navigate(to.adverseEvent(study, number, mark.id));
              }}
            />
          )}
          {missing.map((what) => (
            <p key={what} className={styles['muted']}>
              {what} could not be read: they are missing here.
            </p>
          ))}
        </Card>
      )}
      <Columns kind="aside">
        <Column>
          <VisitsCard
            study={study}
            subject={number}
            visits={visits.data?.visits ?? []}
            loading={visits.isPending}
            error={visits.error}
            onRetry={() => void visits.refetch()}
          />
          {safety && (
            <EventsCard
              study={study}
              subject={number}
              events={eventRows}
              more={moreOf(events)}
              loading={events.isPending}
              error={events.error}
              onRetry={() => void events.refetch()}
            />
          )}
          {history && <HistoryCard study={study} subject={number} />}
        </Column>
        <Column>
          <QueriesCard study={study} subject={number} />
          <ConsentsCard study={study} subject={subject} today={today} />
          <IdentityCard study={study} subject={subject} />
          <StatusCard subject={subject} />
        </Column>
      </Columns>
    </>
  );
}

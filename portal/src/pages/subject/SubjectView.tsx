import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useSites, useSubjectAdverseEvents, useSubjectVisits } from '@/api/queries';
import type { Subject } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { Column, Columns } from '@/pieces/Columns';
import { StatusMark } from '@/pieces/StatusMark';
import { Loading } from '@/pieces/states';
import { SubjectTimeline } from '@/pieces/SubjectTimeline';
import { ConsentsCard } from './ConsentsCard';
import { EventsCard } from './EventsCard';
import { HistoryCard } from './HistoryCard';
import { IdentityCard } from './IdentityCard';
import { nextStepText } from './nextStep';
import { QueriesCard } from './QueriesCard';
import { StatusCard } from './StatusCard';
import { SubjectActs } from './SubjectActs';
import styles from './SubjectPage.module.css';
import { lanesOf } from './timeline';
import { useToday } from './useToday';
import { VisitsCard } from './VisitsCard';

export function SubjectView({ study, subject }: { study: string; subject: Subject }) {
  const navigate = useNavigate();
  const number = subject.subject;
  const site = useSites(study).data?.sites.find((it) => it.site === subject.site);
  const visits = useSubjectVisits(study, number);
  const events = useSubjectAdverseEvents(study, number);
  const today = useToday(study, subject.site);
  const eventRows = useMemo(() => rowsOf(events.data, (page) => page.items), [events.data]);
  const time = useMemo(() => lanesOf(subject, visits.data?.visits ?? [], eventRows, today), [subject, visits.data, eventRows, today]);
  const next = nextStepText(subject);
  return (
    <Page
      title={number}
      crumbs={[{ label: 'Subjects', to: to.subjects(study) }]}
      lead={
        <span className={styles['lead']}>
          <StatusMark kind="subject" status={subject.status} variant="chip" />
          <span>
            Site {subject.site}
            {site && site.name !== `Site ${subject.site}` && `, ${site.name}`}
          </span>
          {next && <span>Next: {next.toLowerCase()}</span>}
        </span>
      }
      actions={<SubjectActs study={study} subject={subject} visits={visits.data?.visits ?? []} today={today} />}
    >
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
          <EventsCard
            study={study}
            subject={number}
            events={eventRows}
            more={moreOf(events)}
            loading={events.isPending}
            error={events.error}
            onRetry={() => void events.refetch()}
          />
          <HistoryCard study={study} subject={number} />
        </Column>
        <Column>
          <QueriesCard study={study} subject={number} />
          <ConsentsCard study={study} subject={subject} today={today} />
          <IdentityCard study={study} subject={subject} />
          <StatusCard subject={subject} />
        </Column>
      </Columns>
    </Page>
  );
}

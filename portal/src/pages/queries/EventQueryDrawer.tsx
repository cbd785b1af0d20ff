import { Link } from 'react-router';
import { useAdverseEventQuery, useAnswerEventQuery, useCloseEventQuery } from '@/api/queries';
import { to } from '@/frame/addresses';
import { DetailDrawer } from '@/frame/DetailDrawer';
import { useStudy } from '@/frame/useStudy';
import { ErrorState, Loading } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { askedOfEvent } from './asked';
import { shownStatus } from './EventQueryList';
import { Facts } from './Facts';
import { QueryActs } from './QueryActs';
import { Thread } from './Thread';

/** One query on an adverse event. */
export function EventQueryDrawer({ query, onClose }: { query: string; onClose: () => void }) {
  const { study, may } = useStudy();
  const read = useAdverseEventQuery(study, query);
  const answer = useAnswerEventQuery(study);
  const close = useCloseEventQuery(study);
  const it = read.data?.query === query ? read.data : undefined;
  const status = it ? shownStatus(it.status) : '';
  return (
    <DetailDrawer
      title={it ? `Adverse event ${it.event}` : 'Query'}
      lead={it && `Subject ${it.subject}, site ${it.site}`}
      actions={it && <StatusMark kind="query" status={status} variant="chip" />}
      onClose={onClose}
    >
      {it ? (
        <>
          <Facts
            facts={[
              ['Question', askedOfEvent(it)],
              ['Since', `version ${it.openedInVersion}`],
              ...(it.resolvedInVersion ? ([['Settled by', `version ${it.resolvedInVersion}`]] as [string, string][]) : []),
              [
                'Where',
                <Link key="where" to={to.adverseEvent(study, it.subject, it.event)}>
                  Open the adverse event
                </Link>,
              ],
            ]}
          />
          <Thread entries={it.thread} />
          <QueryActs
            key={it.query}
            query={it.query}
            status={status}
            mayAnswer={may('ANSWER_QUERY', it.site)}
            mayClose={may('CLOSE_QUERY', it.site)}
            answer={answer}
            close={close}
            onOutdated={() => void read.refetch()}
            hint="Is the record wrong? A follow-up without the contradiction settles this query by itself."
          />
        </>
      ) : read.error ? (
        <ErrorState error={read.error} what="This query could not be read" onRetry={() => void read.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </DetailDrawer>
  );
}

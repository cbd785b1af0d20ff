import { Link } from 'react-router';
import { useAnswerQuery, useCloseQuery, useDataQuery, useReopenQuery } from '@/api/queries';
import { to } from '@/frame/addresses';
import { DetailDrawer } from '@/frame/DetailDrawer';
import { useStudy } from '@/frame/useStudy';
import { ErrorState, Loading } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { askedOfItem } from './asked';
import { Facts } from './Facts';
import { QueryActs } from './QueryActs';
import { Thread } from './Thread';

/** One query on a value: what is asked, the value now, the thread, and the reader's move. */
export function QueryDrawer({ query, onClose }: { query: string; onClose: () => void }) {
  const { study, may } = useStudy();
  const read = useDataQuery(study, query);
  const answer = useAnswerQuery(study);
  const close = useCloseQuery(study);
  const reopen = useReopenQuery(study);
  const it = read.data?.query === query ? read.data : undefined;
  const withUnit = (value: string | null, unit: string | null) => (value === null ? 'not done' : unit ? `${value} ${unit}` : value);
  return (
    <DetailDrawer
      title={it ? `${it.itemName}, ${it.visitLabel}` : 'Query'}
      lead={it && `Subject ${it.subject}, site ${it.site}`}
      actions={it && <StatusMark kind="query" status={it.status} variant="chip" />}
      onClose={onClose}
    >
      {it ? (
        <>
          <Facts
            facts={[
              ['Question', askedOfItem(it)],
              ['Value when asked', withUnit(it.value, it.unit)],
              ['Value now', it.current ? <strong key="now">{withUnit(it.current.value, it.current.unit)}</strong> : '–'],
              ['Opened by', it.openedBy],
              [
                'Where',
                <Link key="where" to={to.visit(study, it.subject, it.visit)}>
                  Open {it.visitLabel} of {it.subject}
                </Link>,
              ],
            ]}
          />
          <Thread entries={it.thread} />
          <QueryActs
            key={it.query}
            query={it.query}
            status={it.status}
            mayAnswer={may('ANSWER_QUERY', it.site)}
            mayClose={may('CLOSE_QUERY', it.site)}
            answer={answer}
            close={close}
            reopen={reopen}
            onOutdated={() => void read.refetch()}
            hint="Is the value wrong? Correct it at the visit: a value in range settles an automatic query by itself."
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

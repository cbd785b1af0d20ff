import { Link } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useAdverseEventQueries, useDataQueries } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { mayOpen } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { ErrorLine, ErrorState, Loading } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import styles from './SubjectPage.module.css';
import { eventRuleText } from './eventRules';

/** What is asked about this subject and not closed: about data and about adverse events. */
export function QueriesCard({ study, subject }: { study: string; subject: string }) {
  const safety = mayOpen(useStudy().grants, 'safety');
  const data = useDataQueries(study, { subject, limit: 100 });
  const events = useAdverseEventQueries(study, { subject, limit: 100 }, { enabled: safety });
  const open = rowsOf(data.data, (page) => page.queries).filter((it) => it.status !== 'CLOSED');
  const openEvents = rowsOf(events.data, (page) => page.items).filter((it) => it.status === 'OPEN' || it.status === 'ANSWERED');
  const count = open.length + openEvents.length;
  const asked = safety ? [data, events] : [data];
  const failed = asked.filter((read) => read.error);
  const again = () => failed.forEach((read) => void read.refetch());
  const known = asked.every((read) => read.data);
  return (
    <Card title={known && count > 0 ? `Queries, ${count} open` : 'Queries'}>
      {failed.length > 0 && count > 0 && (
        <ErrorLine error={failed[0]?.error} what="Not all queries could be read; some may be missing or out of date." onRetry={again} retrying={failed.some((read) => read.isFetching)} />
      )}
      {failed.length > 0 && count === 0 ? (
        <ErrorState error={failed[0]?.error} what="The queries could not be read" onRetry={again} />
      ) : !known && failed.length === 0 ? (
        <Loading lines={3} />
      ) : count === 0 ? (
        <div className={styles['quiet']}>Nothing is asked about this subject.</div>
      ) : (
        <ul className={styles['list']}>
          {open.map((it) => (
            <li key={it.query} className={styles['query']}>
              <Link to={to.query(study, it.query)}>
                {it.itemName}, {it.visitLabel}
              </Link>
              <div className={styles['line']}>
                <StatusMark kind="query" status={it.status} />
                <span className={styles['muted']}>
                  {it.value} {it.unit} · {it.age === 0 ? 'today' : `${it.age} d`}
                </span>
              </div>
            </li>
          ))}
          {openEvents.map((it) => (
            <li key={it.query ?? `${it.event}/${it.rule}`} className={styles['query']}>
              <Link to={to.adverseEvent(study, subject, it.event)}>{eventRuleText(it.rule)}</Link>
              <div className={styles['line']}>
                <StatusMark kind="query" status={it.status} />
                <span className={styles['muted']}>
                  event {it.event} · {it.age === 0 ? 'today' : `${it.age} d`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useDifferences } from '@/api/queries';
import type { Difference, DifferenceAct } from '@/api/types';
import { to as address } from '@/frame/addresses';
import { instantOf } from '@/frame/AsOfButton';
import { DetailDrawer } from '@/frame/DetailDrawer';
import { roleName } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { typeName } from '@/pages/history/choices';
import { useNames } from '@/pages/history/useNames';
import { formatAsOf } from '@/pieces/dates';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import { Empty, ErrorLine, ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import styles from './Comparison.module.css';
import { changesOf, thingName } from './differences';

export type ComparisonProps = {
  from: string;
  /** The later moment; null is the present. */
  to: string | null;
  subject: string | null;
  site: string | null;
  onTo: (to: string | null) => void;
  onClose: () => void;
};

/** What differs between the moment shown and a later one: what it was, what it became, and by whom, when and why. */
export function Comparison({ from, to, subject, site, onTo, onClose }: ComparisonProps) {
  const { study } = useStudy();
  const names = useNames(study);
  const list = useDifferences(study, { from, to, subject, site });
  const changes = rowsOf(list.data, (page) => page.changes);
  const more = moreOf(list);
  const later = to ? formatAsOf(to) : 'now';
  return (
    <DetailDrawer title={`What changed until ${later}`} lead={`Since ${formatAsOf(from)}${subject ? `, subject ${subject}` : site ? `, site ${site}` : ''}`} onClose={onClose}>
      <Until key={to ?? 'now'} to={to} from={from} onTo={onTo} />
      {list.isLoadingError ? (
        <ErrorState error={list.error} what="The two moments could not be compared" onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading lines={8} label="Comparing" />
      ) : changes.length === 0 ? (
        <Empty title="Nothing differs">What was changed and changed back in between is told by the history.</Empty>
      ) : (
        <ol className={styles['list']} aria-label="Differences">
          {changes.map((change) => (
            <li key={`${change.log}-${change.position}-${JSON.stringify(change.key)}-${change.thing}`}>
              <One study={study} change={change} name={thingName(change, names)} ofOne={subject !== null} />
            </li>
          ))}
        </ol>
      )}
      {more.failed && <ErrorLine error={list.error} what="The next differences could not be read." onRetry={more.load} retrying={more.loading} />}
      {more.hasMore && !more.failed && (
        <Button size="xs" variant="default" loading={more.loading} onClick={more.load}>
          Load more
        </Button>
      )}
    </DetailDrawer>
  );
}

type OneProps = { study: string; change: Difference; name: string; ofOne: boolean };

function One({ study, change, name, ofOne }: OneProps) {
  return (
    <>
      <div className={styles['head']}>
        <strong>{name}</strong>
        {change.change === 'ADDED' && <span className={styles['new']}>new</span>}
        {!ofOne && change.subject && <Link to={address.subject(study, change.subject)}>{change.subject}</Link>}
      </div>
      <dl className={styles['changes']}>
        {changesOf(change).map(({ label, from, to, at }) => (
          <div key={label}>
            <dt className={label ? undefined : 'visuallyHidden'}>{label || 'value'}</dt>
            <dd>
              {change.change === 'CHANGED' && (
                <>
                  <del>{at?.from ? <Time at={at.from} /> : from}</del>
                  <span aria-hidden="true">→</span>
                </>
              )}
              <ins>{at?.to ? <Time at={at.to} /> : to}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles['acts']}>
        {change.acts.map((act) => (
          <li key={act.eventId}>
            <Act study={study} act={act} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Act = ({ study, act }: { study: string; act: DifferenceAct }) => (
  <>
    <Time at={act.at} />, {act.source === 'policy' ? `${act.actorName} (automatically)` : `${act.actorName} (${roleName(act.role).toLowerCase()})`}
    {act.reason ? `: ${act.reason}` : ''} ·{' '}
    <Link to={address.historyEntry(study, act.eventId)} aria-label={`${typeName(act.type)} of ${act.at} in the history`}>
      {typeName(act.type)}
    </Link>
  </>
);

/** Another later moment than now. */
function Until({ from, to, onTo }: { from: string; to: string | null; onTo: (to: string | null) => void }) {
  const [text, setText] = useState(to ? to.slice(0, 10) : '');
  const instant = instantOf(text);
  const early = instant !== null && instant <= from;
  return (
    <form
      className={styles['until']}
      onSubmit={(event) => {
        event.preventDefault();
        if (instant && !early) onTo(Date.parse(instant) >= Date.now() ? null : instant);
      }}
    >
      <PartialDateInput label="Compare with the end of, UTC" atLeast="day" value={text} onChange={setText} hint="Empty: now" error={early ? 'That is not after the moment shown.' : null} />
      <Button type="submit" variant="default" disabled={!instant || early}>
        Compare
      </Button>
      {to && (
        <Button variant="default" onClick={() => onTo(null)}>
          With now
        </Button>
      )}
    </form>
  );
}

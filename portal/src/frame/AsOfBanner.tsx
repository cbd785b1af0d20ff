import { IconLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { asOfClock, useAsOf } from '@/api/asOf';
import { formatAsOf } from '@/pieces/dates';
import styles from './Frame.module.css';

/** Keeps the address and the as-of clock together: an address with `?asOf=` can be shared, and no link has to carry it. */
function useAsOfInAddress() {
  const asOf = useAsOf();
  const [params, setParams] = useSearchParams();
  const named = params.get('asOf');
  useEffect(() => {
    if (named === asOf) return;
    setParams(
      (former) => {
        const next = new URLSearchParams(former);
        if (asOf === null) next.delete('asOf');
        else next.set('asOf', asOf);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [named, asOf, setParams]);
}

export function AsOfBanner() {
  const asOf = useAsOf();
  useAsOfInAddress();
  if (!asOf) return null;
  return (
    <div className={styles['past']} role="status">
      <IconLock size={16} stroke={1.8} aria-hidden="true" />
      <span>
        <strong>As recorded on {formatAsOf(asOf)}</strong>
        <span className={styles['pastNote']}> Read only. Access is as it is today.</span>
      </span>
      <button type="button" className={styles['return']} onClick={() => asOfClock.set(null)}>
        Return to the present
      </button>
    </div>
  );
}

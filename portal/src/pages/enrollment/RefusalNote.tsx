import { IconHandStop } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import styles from './RefusalNote.module.css';
import type { Refusal } from './refusals';

/** What the server refused, with the way out; takes the focus so that nobody overlooks it. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.focus();
  }, [refusal]);
  return (
    <div className={styles['note']} role="alert" ref={note} tabIndex={-1}>
      <IconHandStop size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <div className={styles['says']}>{refusal.says}</div>
        <div>{refusal.wayOut}</div>
        <div className={styles['facts']}>
          {refusal.rule === 'OFFLINE' ? 'No answer came' : 'Nothing was recorded'} · rule {refusal.rule}
          {refusal.correlationId && ` · correlation ${refusal.correlationId}`}
        </div>
      </div>
    </div>
  );
}

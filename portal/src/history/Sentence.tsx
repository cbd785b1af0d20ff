import { Fragment } from 'react';
import type { HistoryEntry } from '@/api/types';
import styles from './Sentence.module.css';
import { describe, type Names } from './sentences';

export type SentenceProps = { entry: HistoryEntry; names?: Names };

/** An event as a sentence, things and values set apart. */
export function Sentence({ entry, names }: SentenceProps) {
  const { who, act, why } = describe(entry, names);
  return (
    <span>
      <span className={styles['who']}>{who}</span>{' '}
      {act.map((segment, index) =>
        segment.kind ? (
          <span key={index} className={styles[segment.kind]}>
            {segment.text}
          </span>
        ) : (
          <Fragment key={index}>{segment.text}</Fragment>
        ),
      )}
      {why && <span className={styles['why']}>: {why}</span>}.
    </span>
  );
}

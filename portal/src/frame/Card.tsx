import { useId, type ReactNode } from 'react';
import styles from './Card.module.css';

export type CardProps = {
  title?: ReactNode;
  /** Small, under or beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  /** The body reaches the edges: tables and lists. */
  flush?: boolean;
  children: ReactNode;
};

/** A white surface with a hair line: one thing a page is about. */
export function Card({ title, note, actions, flush = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className={styles['head']}>
          <h2 className={styles['title']} id={id}>
            {title}
            {note && <div className={styles['note']}>{note}</div>}
          </h2>
          {actions}
        </div>
      )}
      <div className={styles['body']} data-flush={flush} data-alone={!title && !actions}>
        {children}
      </div>
    </section>
  );
}

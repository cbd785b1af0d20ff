import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { isProblem } from '@/api/Problem';
import { sentence, wayOut } from './refused';
import styles from './states.module.css';

export type EmptyProps = {
  title: string;
  /** What would fill it. */
  children?: ReactNode;
  /** The act that fills it, where the reader may do it. */
  action?: ReactNode;
  icon?: ReactNode;
};

/** An empty list says what would fill it and offers the act. */
export function Empty({ title, children, action, icon = <IconInbox size={28} stroke={1.4} /> }: EmptyProps) {
  return (
    <div className={styles['state']} data-centered="true">
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <div className={styles['title']}>{title}</div>
      {children && <div className={styles['text']}>{children}</div>}
      {action && <div className={styles['actions']}>{action}</div>}
    </div>
  );
}

/** True after 200 ms: what is quicker shows nothing in between. */
export function useSlow(millis = 200): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), millis);
    return () => clearTimeout(timer);
  }, [millis]);
  return slow;
}

export type LoadingProps = { lines?: number; height?: number; label?: string };

const WIDTHS = ['72%', '94%', '58%', '86%', '66%'];

/** A skeleton, after 200 ms. `height` draws one block (a chart), otherwise lines of text. */
export function Loading({ lines = 4, height, label = 'Loading' }: LoadingProps) {
  const slow = useSlow();
  if (!slow) return <div role="status" aria-busy="true" aria-label={label} style={{ minHeight: height ?? lines * 24 }} />;
  return (
    <div role="status" aria-busy="true" aria-label={label} style={{ display: 'grid', gap: 12, padding: 'var(--tl-space-3) 0' }}>
      {height
        ? <div className={styles['bar']} style={{ height }} />
        : Array.from({ length: lines }, (_, index) => (
            <div key={index} className={styles['bar']} style={{ height: 12, width: WIDTHS[index % WIDTHS.length] }} />
          ))}
    </div>
  );
}

export type ErrorStateProps = {
  error: unknown;
  /** What was being done: "The visits could not be read." */
  what?: string;
  /** What was kept: "What you typed is still here." */
  kept?: string;
  onRetry?: () => void;
};

/** What happened, what was kept, what to do; the rule's name and the correlation id for support. */
export function ErrorState({ error, what, kept, onRetry }: ErrorStateProps) {
  const problem = isProblem(error) ? error : null;
  const offline = problem?.rule === 'OFFLINE';
  const Icon = offline ? IconPlugConnectedX : IconAlertTriangle;
  return (
    <div className={styles['state']} role="alert">
      <span style={{ color: 'var(--tl-danger-solid)' }} aria-hidden="true">
        <Icon size={24} stroke={1.5} />
      </span>
      <div className={styles['title']}>{what ?? (offline ? 'No connection to the server' : 'This did not work')}</div>
      <div className={styles['text']}>
        {problem ? sentence(problem.detail) : 'The portal met something it does not know.'}
        {kept && ` ${kept}`} {wayOut(problem)}
      </div>
      {onRetry && (
        <div className={styles['actions']}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {problem && (
        <div className={styles['facts']}>
          Rule {problem.rule}
          {problem.field && ` · field ${problem.field}`}
          {problem.correlationId && ` · correlation ${problem.correlationId}`}
        </div>
      )}
    </div>
  );
}

/** The same in one line, beside what stands and was read before. */
export function ErrorLine({ error, what, onRetry, retrying = false }: { error: unknown; what: string; onRetry?: () => void; retrying?: boolean }) {
  const problem = isProblem(error) ? error : null;
  return (
    <div className={styles['line']} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} color="var(--tl-danger-solid)" aria-hidden="true" />
      <span className={styles['said']}>
        {what} {problem && sentence(problem.detail)}{' '}
        {problem && (
          <span className={styles['fact']}>
            Rule {problem.rule}
            {problem.correlationId && ` · correlation ${problem.correlationId}`}
          </span>
        )}
      </span>
      {onRetry && (
        <Button size="xs" variant="default" loading={retrying} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

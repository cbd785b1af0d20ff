import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Safety.module.css';

export type NoticeProps = {
  role: 'alert' | 'status';
  /** It answers what the reader just did, who may be far down the form: it comes into view. */
  focused: boolean;
  children: ReactNode;
};

/** What was recorded meanwhile, above the form it concerns. */
export function Notice({ role, focused, children }: NoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) notice.current?.focus();
  }, [focused]);
  return (
    <div ref={notice} className={styles['banner']} role={role} tabIndex={-1}>
      {children}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useReadOnly } from '@/api/asOf';
import { formatUtcTime } from './dates';
import { ReceiptLink } from './ReceiptLink';
import { refused } from './refused';
import styles from './SaveBar.module.css';

export type Saved = { recordedAt: string; receipt: string | null };

export type SaveBarProps = {
  /** The act: "Save visit". */
  label: string;
  onSave: () => void;
  saving: boolean;
  /** Number of typed values that are not saved. */
  unsaved: number;
  saved?: Saved | null;
  error?: unknown;
  disabled?: boolean;
  children?: ReactNode;
};

/** Says what is saved and what is not; "Saved" only after the server acknowledged. Ctrl+S saves. */
export function SaveBar({ label, onSave, saving, unsaved, saved, error, disabled = false, children }: SaveBarProps) {
  const readOnly = useReadOnly();
  const may = !disabled && !saving && !readOnly;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        if (may) onSave();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [may, onSave]);
  return (
    <div className={styles['bar']} data-save-bar>
      <div className={styles['said']} role="status" aria-live="polite">
        {saving ? (
          'Saving…'
        ) : error ? (
          <span className={styles['failed']}>
            Not saved. {refused(error)}
          </span>
        ) : unsaved > 0 ? (
          `${unsaved} ${unsaved === 1 ? 'change' : 'changes'} not saved`
        ) : saved ? (
          <SavedAt {...saved} />
        ) : null}
      </div>
      {children}
      <Button onClick={onSave} loading={saving} disabled={!may} aria-keyshortcuts="Control+S">
        {label}
      </Button>
    </div>
  );
}

/** "Saved 14:02:11 UTC · receipt 4f2a…": a receipt of the log (`visits.4f2a…`) can be kept as a file, with its proofs. */
export function SavedAt({ recordedAt, receipt }: Saved) {
  return (
    <span className={styles['saved']}>
      Saved {formatUtcTime(recordedAt)}
      {receipt && (
        <>
          {' · '}
          <ReceiptLink receipt={receipt} />
        </>
      )}
    </span>
  );
}

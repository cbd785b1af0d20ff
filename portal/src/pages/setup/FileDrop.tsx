import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import styles from './FileDrop.module.css';

export type FileDropProps = {
  onFile: (file: File) => void;
  /** The file that was chosen, to be replaced by another one. */
  chosen: File | null;
  busy: boolean;
};

const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** One file, dropped or picked. */
export function FileDrop({ onFile, chosen, busy }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className={styles['drop']}
      data-over={over}
      data-small={chosen !== null}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileImport size={chosen ? 22 : 32} stroke={1.4} aria-hidden="true" />
      <div>
        {chosen ? (
          <>
            <strong>{chosen.name}</strong>, {size(chosen.size)}
          </>
        ) : (
          <>
            <strong>Drop the study’s USDM file here</strong>
            <div className={styles['hint']}>JSON, USDM 4.0. It is read and shown first; nothing is stored before you import it.</div>
          </>
        )}
      </div>
      <Button variant={chosen ? 'default' : 'filled'} loading={busy} onClick={() => input.current?.click()}>
        {chosen ? 'Choose another file' : 'Choose file'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="visuallyHidden"
        aria-label="USDM file"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

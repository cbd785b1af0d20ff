import { IconFileCheck } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { chosenOf, droppedOf, type Named } from './dropped';
import styles from './Verify.module.css';

export type DropZoneProps = { onBundle: (bundle: Named) => void; busy: boolean };

/** Where a bundle is dropped or chosen. */
export function DropZone({ onBundle, busy }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) void droppedOf(event.dataTransfer).then((bundle) => bundle && onBundle(bundle));
  };
  const take = (input: HTMLInputElement) => {
    const chosen = chosenOf(input.files);
    input.value = '';
    if (chosen) onBundle(chosen);
  };
  return (
    <div
      className={styles['drop']}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileCheck size={34} stroke={1.3} aria-hidden="true" />
      <p className={styles['dropTitle']}>Drop a bundle here</p>
      <p className={styles['dropNote']}>A ZIP, the folder it was unpacked to, or a single NDJSON file. It stays on this computer.</p>
      <div className={styles['choices']}>
        <label className={styles['button']} data-main="true">
          Choose a file
          <input type="file" accept=".zip,.ndjson,application/zip" disabled={busy} onChange={(event) => take(event.currentTarget)} />
        </label>
        <label className={styles['button']}>
          Choose a folder
          <input type="file" {...{ webkitdirectory: '' }} disabled={busy} onChange={(event) => take(event.currentTarget)} />
        </label>
      </div>
    </div>
  );
}

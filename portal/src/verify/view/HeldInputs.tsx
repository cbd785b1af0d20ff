import { useId } from 'react';
import type { GivenTexts } from '../given';
import styles from './Verify.module.css';

export type Held = { keys: string; checkpoints: string; receipts: { name: string; text: string }[]; exportHash: string };
export const nothingHeld: Held = { keys: '', checkpoints: '', receipts: [], exportHash: '' };

export const givenOf = ({ keys, checkpoints, receipts, exportHash }: Held): GivenTexts => ({
  keys: [keys],
  checkpoints: [checkpoints],
  receipts: receipts.map(({ text }) => text),
  exportHash,
});

export type HeldInputsProps = { held: Held; onChange: (held: Held) => void };

/** Keys, older checkpoints and receipts that someone kept: what makes a check say more than that a bundle is whole. */
export function HeldInputs({ held, onChange }: HeldInputsProps) {
  const id = useId();
  const some = [held.keys.trim() && 'keys', held.checkpoints.trim() && 'checkpoints', held.receipts.length > 0 && 'receipts', held.exportHash.trim() && 'the export’s hash'].filter(Boolean);
  const readFiles = async (files: FileList | null) => {
    const receipts = await Promise.all(Array.from(files ?? [], async (file) => ({ name: file.name, text: await file.text() })));
    onChange({ ...held, receipts });
  };
  return (
    <details className={styles['held']}>
      <summary>
        What you hold from before <span>{some.length > 0 ? some.join(', ') : 'keys, older checkpoints, receipts, the export’s hash; all optional'}</span>
      </summary>
      <div className={styles['fields']}>
        <div className={styles['field']}>
          <label htmlFor={`${id}k`}>Keys you were given</label>
          <textarea
            id={`${id}k`}
            rows={3}
            spellCheck={false}
            value={held.keys}
            placeholder="trialledger.example/visits+2ed9bf00+Afj9pR…"
            aria-describedby={`${id}kn`}
            onChange={(event) => onChange({ ...held, keys: event.currentTarget.value })}
          />
          <p id={`${id}kn`}>One a line. With keys that did not come in the bundle the check shows who signed, not only that the bundle is whole.</p>
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${id}c`}>Older checkpoints you were given</label>
          <textarea
            id={`${id}c`}
            rows={3}
            spellCheck={false}
            value={held.checkpoints}
            placeholder="trialledger.example/visits …"
            aria-describedby={`${id}cn`}
            onChange={(event) => onChange({ ...held, checkpoints: event.currentTarget.value })}
          />
          <p id={`${id}cn`}>Pasted as they are, one below the other. The bundle must extend each: nothing it covers was changed since.</p>
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${id}h`}>Hash of the export</label>
          <input
            id={`${id}h`}
            type="text"
            spellCheck={false}
            autoComplete="off"
            value={held.exportHash}
            placeholder="64 hexadecimal digits"
            aria-describedby={`${id}hn`}
            onChange={(event) => onChange({ ...held, exportHash: event.currentTarget.value })}
          />
          <p id={`${id}hn`}>As the study’s event “history exported” has it: the bundle must be the one that was exported then, file for file.</p>
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${id}r`}>Receipts you kept</label>
          <input id={`${id}r`} type="file" multiple accept=".json,.ndjson,.txt" aria-describedby={`${id}rn`} onChange={(event) => void readFiles(event.currentTarget.files)} />
          <p id={`${id}rn`}>
            {held.receipts.length > 0 ? `${held.receipts.map(({ name }) => name).join(', ')}. ` : ''}Is all there and unchanged, and is there anything under your name that you did not send?
          </p>
        </div>
      </div>
    </details>
  );
}

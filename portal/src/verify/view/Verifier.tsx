import { useRef, useState } from 'react';
import { DropZone } from './DropZone';
import { givenOf, HeldInputs, nothingHeld } from './HeldInputs';
import type { Named } from './dropped';
import { ReportView } from './ReportView';
import { useVerification } from './useVerification';
import styles from './Verify.module.css';

export type VerifierProps = { makeWorker: () => Worker };

/** Drop a bundle, read what holds. The same in the portal and in verify.html. */
export function Verifier({ makeWorker }: VerifierProps) {
  const [held, setHeld] = useState(nothingHeld);
  const last = useRef<Named | null>(null);
  const { state, start, reset } = useVerification(makeWorker);
  const check = (bundle: Named) => {
    last.current = bundle;
    start(bundle.name, bundle.dropped, givenOf(held));
  };
  const busy = state.kind === 'working';
  return (
    <div className={styles['verifier']}>
      {state.kind !== 'reported' && <DropZone onBundle={check} busy={busy} />}
      <HeldInputs held={held} onChange={setHeld} />
      <div role="status" aria-live="polite">
        {state.kind === 'working' && <Working name={state.name} progress={state.progress} onStop={reset} />}
        {state.kind === 'failed' && (
          <div className={styles['verdict']} data-tone="danger">
            <h2>Not checked</h2>
            <p>
              <strong>{state.name}</strong>: {state.why}
            </p>
          </div>
        )}
        {state.kind === 'reported' && <ReportView name={state.name} report={state.report} millis={state.millis} />}
      </div>
      {state.kind === 'reported' && (
        <div className={`${styles['choices']} noPrint`}>
          <button type="button" className={styles['button']} data-main="true" onClick={reset}>
            Check another bundle
          </button>
          <button type="button" className={styles['button']} onClick={() => last.current && check(last.current)}>
            Check this one again
          </button>
          <button type="button" className={styles['button']} onClick={() => window.print()}>
            Print
          </button>
        </div>
      )}
    </div>
  );
}

type WorkingProps = { name: string; progress: { done: number; total: number; file: string } | null; onStop: () => void };

function Working({ name, progress, onStop }: WorkingProps) {
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div className={styles['working']}>
      <p>
        Checking <strong>{name}</strong>
        {progress && ` · ${Math.floor(share * 100)} % · ${progress.file}`}
      </p>
      <progress value={share} max={1} aria-label={`Checking ${name}`} />
      <button type="button" className={styles['button']} onClick={onStop}>
        Stop
      </button>
    </div>
  );
}

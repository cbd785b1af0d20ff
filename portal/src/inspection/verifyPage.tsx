import '@/design/global.css';
import './font.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Logo } from '@/frame/Logo';
import { Verifier } from '@/verify/view/Verifier';
import VerifyWorker from '@/verify/worker?worker&inline';
import styles from './Inspection.module.css';
import { PageBoundary } from './PageBoundary';

const makeWorker = () => new VerifyWorker();

function VerifyPage() {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <span className={styles['brand']}>
          <Logo />
          TrialLedger
        </span>
        <h1>Verify a bundle</h1>
        <p>
          Checks that a study’s history is what was signed: no event altered, removed, inserted or reordered. This page needs no server and no network, and cannot
          reach one.
        </p>
      </header>
      <main>
        <PageBoundary>
          <Verifier makeWorker={makeWorker} />
        </PageBoundary>
      </main>
      <footer className={styles['foot']}>
        <p>
          The same checks are made by <code>trialledger-verify.jar</code> on a command line. To read the history, unpack the bundle and open <code>index.html</code>.
        </p>
        <p>
          What it can’t show: that what was typed was true, or that all that happened was typed. Whoever holds the signing key and the database can write another
          history; keys, checkpoints and receipts in other hands show it.
        </p>
      </footer>
    </div>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <VerifyPage />
  </StrictMode>,
);

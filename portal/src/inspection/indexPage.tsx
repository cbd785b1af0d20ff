import '@/design/global.css';
import './font.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Logo } from '@/frame/Logo';
import { HistoryView } from './HistoryView';
import { openHistory } from './historyPages';
import styles from './Inspection.module.css';
import { namesOf } from './namesOf';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const page = createRoot(root);

const Brand = () => (
  <span className={styles['brand']}>
    <Logo />
    TrialLedger
  </span>
);

openHistory()
  .then((pages) => {
    const names = namesOf(pages.start);
    document.title = `History of ${pages.start.study}`;
    page.render(
      <StrictMode>
        <div className={styles['page']}>
          <Brand />
          <HistoryView pages={pages} names={names} />
        </div>
      </StrictMode>,
    );
  })
  .catch((error: unknown) => {
    page.render(
      <div className={styles['page']}>
        <Brand />
        <p className={styles['alert']} role="alert">
          The history could not be read. {error instanceof Error ? error.message : String(error)}
        </p>
      </div>,
    );
  });

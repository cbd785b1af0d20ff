import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { Verifier } from '@/verify/view/Verifier';
import { ExportList } from './ExportList';
import { Logs } from './Logs';
import { StartExport } from './StartExport';
import styles from './VerifyPage.module.css';

const makeWorker = () => new Worker(new URL('../../verify/worker.ts', import.meta.url), { type: 'module' });

/** Whether the record is what was signed: as the system says, and as everyone can check with what they take home. */
export function Component() {
  const { study } = useStudy();
  return (
    <Page title="Verify" lead="Every event is in a signed log. Take the history home, and check it without trusting this server.">
      <Logs study={study} />
      <div className={styles['halves']}>
        <Card title="Take it home">
          <p className={styles['text']}>
            A ZIP with the events as they are stored, signed checkpoints and keys, the team, refused attempts and who saw an identity, and two pages that need no server: one to read the
            history, one to verify it.
          </p>
          <StartExport study={study} />
          <ExportList study={study} />
        </Card>
        <Card title="Check a bundle here">
          <p className={styles['text']}>
            The check runs in this browser; nothing is sent. This page, and the <code>verify.html</code> in a bundle, come from this server. To check without trusting it at all, use
            a <code>verify.html</code> or <code>trialledger-verify.jar</code> you got elsewhere.
          </p>
          <Verifier makeWorker={makeWorker} />
        </Card>
      </div>
    </Page>
  );
}

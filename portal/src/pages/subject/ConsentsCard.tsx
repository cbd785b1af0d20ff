import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Consent, Subject } from '@/api/types';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { StatusShape } from '@/pieces/StatusShape';
import { Day } from '@/pieces/Time';
import { ConsentModal } from './ConsentModal';
import styles from './SubjectPage.module.css';
import { WithdrawModal } from './WithdrawModal';

/** Versions given and taken back, newest first. */
export function ConsentsCard({ study, subject, today }: { study: string; subject: Subject; today: string }) {
  const { may } = useStudy();
  const [giving, setGiving] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null);
  const mayRecord = may('RECORD_CONSENT', subject.site);
  const consents = [...subject.consents].sort((a, b) => b.consentedOn.localeCompare(a.consentedOn));
  return (
    <Card
      title="Consent"
      actions={
        mayRecord && (
          <Button size="xs" variant="default" onClick={() => setGiving(true)}>
            Record consent
          </Button>
        )
      }
    >
      {consents.length === 0 ? (
        <div className={styles['quiet']}>No consent is recorded. Nothing may be done for the study before it.</div>
      ) : (
        <ul className={styles['list']}>
          {consents.map((consent) => (
            <li key={consent.version} className={styles['entry']} data-ended={consent.withdrawal !== null}>
              <span className={styles['shape']}>
                <StatusShape shape={consent.withdrawal ? 'cross' : 'check'} />
              </span>
              <div>
                <strong>Version {consent.version}</strong>, signed <Day on={consent.consentedOn} />
                {consent.withdrawal && (
                  <div className={styles['ended']}>
                    Withdrawn <Day on={consent.withdrawal.withdrawnOn} />, {consent.withdrawal.scope === 'TREATMENT' ? 'for treatment' : 'for data collection'}
                    {consent.withdrawal.reason && `: ${consent.withdrawal.reason}`}
                  </div>
                )}
              </div>
              {mayRecord && !consent.withdrawal && (
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => setWithdrawing(consent)} aria-label={`Withdraw consent ${consent.version}`}>
                  Withdraw
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {giving && <ConsentModal study={study} subject={subject} today={today} onClose={() => setGiving(false)} />}
      {withdrawing && <WithdrawModal study={study} subject={subject} consent={withdrawing} today={today} onClose={() => setWithdrawing(null)} />}
    </Card>
  );
}

import type { Subject } from '@/api/types';
import { Card } from '@/frame/Card';
import { Day } from '@/pieces/Time';
import styles from './SubjectPage.module.css';
import { discontinuationReasons } from './words';

/** The dates that made the status, as recorded. */
export function StatusCard({ subject }: { subject: Subject }) {
  const { eligibility } = subject;
  return (
    <Card title="On the way">
      <dl className={styles['facts']}>
        <dt>Screened</dt>
        <dd>
          <Day on={subject.screenedOn} />
        </dd>
        <dt>Eligibility</dt>
        <dd>
          {eligibility ? (
            <>
              {eligibility.eligible ? 'Eligible' : 'Not eligible'}, <Day on={eligibility.attestedOn} />
              {!eligibility.eligible && (
                <div className={styles['muted']}>
                  {eligibility.failedCriteria.join(', ')}
                  {eligibility.failureReason && `: ${eligibility.failureReason}`}
                </div>
              )}
            </>
          ) : (
            <Day on={null} />
          )}
        </dd>
        <dt>Enrolled</dt>
        <dd>
          <Day on={subject.enrolledOn} />
        </dd>
        <dt>Randomized</dt>
        <dd>
          <Day on={subject.randomizedOn} />
        </dd>
        {subject.discontinuations.map((it) => (
          <div key={it.scope} className={styles['pair']}>
            <dt>{it.reasonCode === 'COMPLETED' ? 'Completed' : it.scope === 'STUDY' ? 'Left the study' : 'Left treatment'}</dt>
            <dd>
              <Day on={it.discontinuedOn} />
              <div className={styles['muted']}>
                {discontinuationReasons[it.reasonCode]}
                {it.reason && `: ${it.reason}`}
                {it.reportedBy === 'SERVICE' && ' (by an adverse event)'}
              </div>
            </dd>
          </div>
        ))}
        {subject.deathReportedOn && (
          <>
            <dt>Death reported</dt>
            <dd>
              <Day on={subject.deathReportedOn} />
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

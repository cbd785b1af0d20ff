import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useReadOnly } from '@/api/asOf';
import type { Subject } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { grantText } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { formatDay } from '@/pieces/dates';
import styles from './StepForm.module.css';
import type { Step } from './steps';

type Props = { study: string; subject: Subject };

const ToSubject = ({ study, subject }: Props) => (
  <div>
    <Button component={Link} to={to.subject(study, subject.subject)}>
      Open subject {subject.subject}
    </Button>
  </div>
);

/** The end of the way: randomized, failed or left. Never an arm. */
export function NoStep({ study, subject }: Props) {
  const failed = subject.eligibility && !subject.eligibility.eligible ? subject.eligibility : null;
  const left = subject.discontinuations.find((it) => it.scope === 'STUDY');
  const title = failed ? 'Screening failed' : left ? 'The subject left the study' : subject.randomizedOn ? 'Randomized' : 'No step is left';
  return (
    <Card title={title}>
      <div className={styles['plain']}>
        {failed ? (
          <>
            <span>
              Attested on <strong>{formatDay(failed.attestedOn)}</strong>. Not fulfilled: <strong>{failed.failedCriteria.join(', ')}</strong>.
            </span>
            {failed.failureReason && <span>Reason: {failed.failureReason}</span>}
          </>
        ) : left ? (
          <span>
            On <strong>{formatDay(left.discontinuedOn)}</strong>. Nothing further is recorded on this way.
          </span>
        ) : subject.randomizedOn ? (
          <>
            <span>
              <strong>{subject.subject}</strong> was randomized on <strong>{formatDay(subject.randomizedOn)}</strong>. The treatment is allocated and stays concealed.
            </span>
            <span>What comes now are the visits of the schedule.</span>
          </>
        ) : (
          <span>Everything on this way is recorded.</span>
        )}
        <ToSubject study={study} subject={subject} />
      </div>
    </Card>
  );
}

/** The next step belongs to someone else, or to the present. */
export function WaitsForOthers({ study, subject, step }: Props & { step: Step }) {
  const { grants } = useStudy();
  const past = useReadOnly();
  return (
    <Card title={`Next: ${step.title.toLowerCase()}`}>
      <div className={styles['plain']}>
        <span>
          <strong>{step.who}.</strong>
        </span>
        <span>
          {past
            ? 'You are looking at the past; return to the present to record something.'
            : `You are signed in as ${grants.map(grantText).join('; ')}, so this step is not yours to record. Once it is recorded, the next one opens here.`}
        </span>
        <ToSubject study={study} subject={subject} />
      </div>
    </Card>
  );
}

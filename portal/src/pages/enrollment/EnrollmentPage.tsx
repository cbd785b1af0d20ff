import { useParams } from 'react-router';
import { useSites, useStudyDesign, useSubject } from '@/api/queries';
import type { Subject } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { dayOf } from '@/pieces/dates';
import { ErrorLine, ErrorState, Loading } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { EligibilityStep } from './EligibilityStep';
import { NoStep, WaitsForOthers } from './NoStep';
import { ConsentStep, EnrollmentStep, RandomizationStep, ScreeningStep } from './SimpleSteps';
import styles from './StepForm.module.css';
import { Stepper } from './Stepper';
import { stepsOf } from './steps';

/** A subject's way into the study: what is recorded, and the step that comes next. */
export function Component() {
  const { study } = useStudy();
  const { subject: number = '' } = useParams();
  const subject = useSubject(study, number);
  const crumbs = [
    { label: 'Subjects', to: to.subjects(study) },
    { label: number, to: to.subject(study, number) },
  ];
  return (
    <Page
      title="Way into the study"
      crumbs={crumbs}
      lead={
        subject.data ? (
          <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}>
            Subject {number}, site {subject.data.site}
            <StatusMark kind="subject" status={subject.data.status} />
          </span>
        ) : (
          `Subject ${number}`
        )
      }
    >
      {subject.data ? (
        <>
          {subject.error && (
            <ErrorLine error={subject.error} what="The subject could not be read again; others may have recorded something since." onRetry={() => void subject.refetch()} retrying={subject.isFetching} />
          )}
          <div className={styles['layout']}>
            <Card>
              <Stepper steps={stepsOf(subject.data)} />
            </Card>
            <NextStepForm key={subject.data.nextStep ?? 'none'} study={study} subject={subject.data} />
          </div>
        </>
      ) : subject.error ? (
        <Card>
          <ErrorState error={subject.error} what="The subject could not be read" onRetry={() => void subject.refetch()} />
        </Card>
      ) : (
        <Card>
          <Loading lines={8} />
        </Card>
      )}
    </Page>
  );
}

function NextStepForm({ study, subject }: { study: string; subject: Subject }) {
  const { may } = useStudy();
  const sites = useSites(study);
  const design = useStudyDesign(study, { enabled: subject.nextStep === 'ELIGIBILITY' });
  const step = stepsOf(subject).find((it) => it.state === 'now');
  if (!step || !subject.nextStep) return <NoStep study={study} subject={subject} />;
  if (!may(step.act, subject.site)) return <WaitsForOthers study={study} subject={subject} step={step} />;
  const zone = sites.data?.sites.find((it) => it.site === subject.site)?.timeZone;
  const props = { study, subject, today: dayOf(new Date(), zone) };
  switch (subject.nextStep) {
    case 'CONSENT':
      return <ConsentStep {...props} />;
    case 'SCREENING':
      return <ScreeningStep {...props} />;
    case 'ENROLLMENT':
      return <EnrollmentStep {...props} />;
    case 'RANDOMIZATION':
      return <RandomizationStep {...props} />;
    case 'ELIGIBILITY':
      return design.data ? (
        <EligibilityStep {...props} criteria={design.data.criteria} />
      ) : (
        <Card>
          {design.error ? (
            <ErrorState error={design.error} what="The protocol’s criteria could not be read" onRetry={() => void design.refetch()} />
          ) : (
            <Loading lines={10} />
          )}
        </Card>
      );
  }
}

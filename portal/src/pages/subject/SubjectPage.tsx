import { useParams } from 'react-router';
import { useAsOf } from '@/api/asOf';
import { useSubject } from '@/api/queries';
import { LookBack } from '@/asof/LookBack';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { formatAsOf } from '@/pieces/dates';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { ActsOfSubject, SubjectLead } from './SubjectHead';
import { SubjectView } from './SubjectView';

/** One subject: everything known, now or at an earlier moment, and what comes next. */
export function Component() {
  const { study } = useStudy();
  const { subject: number = '' } = useParams();
  const asOf = useAsOf();
  const { data: subject, error, refetch } = useSubject(study, number);
  return (
    <Page
      title={number}
      crumbs={[{ label: 'Subjects', to: to.subjects(study) }]}
      lead={subject && <SubjectLead study={study} subject={subject} />}
      actions={subject && <ActsOfSubject study={study} subject={subject} />}
    >
      <LookBack subject={number} />
      {subject ? (
        <SubjectView key={number} study={study} subject={subject} />
      ) : (
        <Card>
          {asOf && error?.status === 404 ? (
            <Empty title={`${number} was not registered yet`}>Nothing was recorded about this subject by {formatAsOf(asOf)}. Choose a later moment above.</Empty>
          ) : error ? (
            <ErrorState error={error} what={`Subject ${number} could not be read`} onRetry={() => void refetch()} />
          ) : (
            <Loading lines={10} />
          )}
        </Card>
      )}
    </Page>
  );
}

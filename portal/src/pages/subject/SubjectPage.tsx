import { useParams } from 'react-router';
import { useSubject } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { ErrorState, Loading } from '@/pieces/states';
import { SubjectView } from './SubjectView';

/** One subject: everything known, and what comes next. */
export function Component() {
  const { study } = useStudy();
  const { subject: number = '' } = useParams();
  const subject = useSubject(study, number);
  if (subject.data) return <SubjectView key={number} study={study} subject={subject.data} />;
  return (
    <Page title={number} crumbs={[{ label: 'Subjects', to: to.subjects(study) }]}>
      <Card>
        {subject.error ? (
          <ErrorState error={subject.error} what={`Subject ${number} could not be read`} onRetry={() => void subject.refetch()} />
        ) : (
          <Loading lines={10} />
        )}
      </Card>
    </Page>
  );
}

import { useMemo } from 'react';
import { Outlet, useMatch, useParams } from 'react-router';
import { useReadOnly } from '@/api/asOf';
import { useStudies } from '@/api/queries';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { Page } from './Page';
import { areas, mayOpen, type Area } from './roles';
import { StudyContext, studyHere } from './useStudy';

/** Everything below `/studies/:study`: knows the study and what the reader may do in it. */
export function StudyRoute() {
  const { study = '' } = useParams();
  const studies = useStudies();
  const readOnly = useReadOnly();
  const area = useMatch('/studies/:study/:area/*')?.params.area ?? '';
  const item = studies.data?.studies.find((one) => one.study === study);
  const here = useMemo(() => (item ? studyHere(item, readOnly) : null), [item, readOnly]);
  if (here) {
    return (
      <StudyContext value={here}>
        {area in areas && !mayOpen(here.grants, area as Area) ? <Closed /> : <Outlet />}
      </StudyContext>
    );
  }
  if (studies.error) return <ErrorState error={studies.error} what="Your studies could not be read" onRetry={() => void studies.refetch()} />;
  if (studies.isPending) {
    return (
      <div style={{ padding: 'var(--tl-space-6)' }}>
        <Loading lines={6} />
      </div>
    );
  }
  return (
    <Page title="No such study">
      <Empty title={`${study} is not open to you`}>
        It does not exist, or nobody has given you a role in it. Ask its study administrator for one.
      </Empty>
    </Page>
  );
}

/** Instead of a page whose every reading would be refused. */
const Closed = () => (
  <Page title="Not open to your role">
    <Empty title="Your role in this study does not open this page">What you may open is in the menu. The study administrator grants roles in Set-up.</Empty>
  </Page>
);

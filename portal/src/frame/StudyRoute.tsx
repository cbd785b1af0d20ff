import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Outlet, useMatch, useParams } from 'react-router';
import { asOfClock, useAsOf } from '@/api/asOf';
import { useStudies } from '@/api/queries';
import { formatAsOf } from '@/pieces/dates';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { Page } from './Page';
import { areas, mayOpen, type Area } from './roles';
import { StudyContext, studyHere } from './useStudy';

/** Everything below `/studies/:study`: knows the study and what the reader may do in it. */
export function StudyRoute() {
  const { study = '' } = useParams();
  const studies = useStudies();
  const asOf = useAsOf();
  const readOnly = asOf !== null;
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
  if (asOf) return <NotYet study={study} asOf={asOf} />;
  return (
    <Page title="No such study">
      <Empty title={`${study} is not open to you`}>
        It does not exist, or nobody has given you a role in it. Ask its study administrator for one.
      </Empty>
    </Page>
  );
}

/** A moment before the study: what is there now was not there then. */
const NotYet = ({ study, asOf }: { study: string; asOf: string }) => (
  <Page title={study}>
    <Empty
      title={`Nothing of ${study} was recorded yet on ${formatAsOf(asOf)}`}
      action={<Button onClick={() => asOfClock.set(null)}>Return to the present</Button>}
    >
      Its record begins later, or it is not open to you. Choose a later moment at the top, or return to the present.
    </Empty>
  </Page>
);

/** Instead of a page whose every reading would be refused. */
const Closed = () => (
  <Page title="Not open to your role">
    <Empty title="Your role in this study does not open this page">What you may open is in the menu. The study administrator grants roles in Set-up.</Empty>
  </Page>
);

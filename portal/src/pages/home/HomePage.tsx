import { Button } from '@mantine/core';
import { IconCoffee, IconFileImport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe, useStudies } from '@/api/queries';
import type { Me, StudyItem } from '@/api/types';
import { to } from '@/frame/addresses';
import { Page } from '@/frame/Page';
import { Column, Columns } from '@/pieces/Columns';
import { dayOf, understood, readPartialDate } from '@/pieces/dates';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { useAsOf } from '@/api/asOf';
import { ClockList } from './ClockList';
import { MyStudies } from './MyStudies';
import { QueryList } from './QueryList';
import { Recently } from './Recently';
import { useWork } from './useWork';
import { VisitList } from './VisitList';
import { WorkFigures } from './WorkFigures';

export function Component() {
  const me = useMe();
  const studies = useStudies();
  if (studies.isLoadingError) {
    return (
      <Page title="Home">
        <ErrorState error={studies.error} what="Your studies could not be read" onRetry={() => void studies.refetch()} />
      </Page>
    );
  }
  if (!me.data || !studies.data) {
    return (
      <Page title="Home">
        <Loading lines={8} />
      </Page>
    );
  }
  return studies.data.studies.length === 0 ? <NoStudies me={me.data} /> : <Work me={me.data} studies={studies.data.studies} />;
}

function Work({ me, studies }: { me: Me; studies: StudyItem[] }) {
  const asOf = useAsOf();
  const { visits, queries, clocks } = useWork(studies);
  const several = studies.length > 1;
  const today = dayOf(asOf ? new Date(asOf) : new Date());
  const parts = readPartialDate(today);
  const lists = [clocks, visits, queries];
  const quiet = lists.every((list) => !list.loading && !list.error && list.rows.length === 0);
  return (
    <Page title="Your work" crumb="Home" lead={parts ? understood(parts) : today} actions={me.mayCreateStudies ? <ImportStudy /> : null}>
      <WorkFigures visits={visits} queries={queries} clocks={clocks} today={today} study={studies[0]?.study ?? ''} />
      <Columns kind="aside">
        <Column>
          {quiet && (
            <Empty title="Nothing waits for you" icon={<IconCoffee size={30} stroke={1.4} />}>
              Visits in their window, queries and safety clocks appear here as soon as there are any.
            </Empty>
          )}
          {clocks.asked && (clocks.rows.length > 0 || clocks.error) && <ClockList work={clocks} several={several} />}
          {visits.asked && !quiet && <VisitList work={visits} several={several} today={today} />}
          {queries.asked && !quiet && <QueryList work={queries} several={several} />}
        </Column>
        <Column>
          <MyStudies studies={studies} />
          <Recently me={me} studies={studies} />
        </Column>
      </Columns>
    </Page>
  );
}

const ImportStudy = () => (
  <Button component={Link} to={to.newStudy()} variant="default" leftSection={<IconFileImport size={16} />}>
    Import a study
  </Button>
);

function NoStudies({ me }: { me: Me }) {
  return (
    <Page title="Home">
      <Empty title="No study is open to you yet" action={me.mayCreateStudies ? <ImportStudy /> : null}>
        {me.mayCreateStudies
          ? 'Import a protocol (USDM 4.0) to begin one; you become its study administrator.'
          : `You are signed in as ${me.user}. Tell this name to the study administrator, who can give you a role.`}
      </Empty>
    </Page>
  );
}

import { useNavigate, useParams } from 'react-router';
import { useAsOf } from '@/api/asOf';
import { useFormEntry, useSubjectVisits } from '@/api/queries';
import { Page } from '@/frame/Page';
import { to } from '@/frame/addresses';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { Card } from '@/frame/Card';
import { QueryDrawer } from '@/pages/queries/QueryDrawer';
import { ErrorState, Loading } from '@/pieces/states';
import { VisitForm } from './VisitForm';
import { VisitLead } from './VisitLead';
import { VisitNeighbours } from './VisitNeighbours';

/** One visit of one subject: the forms of the protocol, to enter, to correct, to read. */
export function Component() {
  const { study } = useStudy();
  const { subject = '', visit = '' } = useParams();
  const asOf = useAsOf();
  const entry = useFormEntry(study, subject, visit);
  const schedule = useSubjectVisits(study, subject);
  const [query, showQuery] = useShown('query');
  const navigate = useNavigate();
  const known = entry.data?.visit ?? schedule.data?.visits.find((one) => one.visit === visit);
  const reload = async () => (await entry.refetch()).data ?? null;

  return (
    <Page
      title={known?.label ?? visit}
      crumbs={[
        { label: 'Subjects', to: to.subjects(study) },
        { label: subject, to: to.subject(study, subject) },
      ]}
      lead={known && <VisitLead visit={known} {...(entry.data ? { entry: entry.data } : {})} />}
      iconActions
      actions={<VisitNeighbours visits={schedule.data?.visits ?? []} visit={visit} onGo={(key) => void navigate(to.visit(study, subject, key))} />}
    >
      {entry.data ? (
        <VisitForm
          key={`${subject}/${visit}/${asOf ?? 'now'}`}
          entry={entry.data}
          subject={subject}
          site={schedule.data?.site ?? null}
          reload={reload}
          onQuery={showQuery}
        />
      ) : entry.error ? (
        <Card>
          <ErrorState error={entry.error} what="This visit could not be read" onRetry={() => void entry.refetch()} />
        </Card>
      ) : (
        <Card>
          <Loading lines={10} label="Loading the forms" />
        </Card>
      )}
      {query && <QueryDrawer query={query} onClose={() => showQuery(null)} />}
    </Page>
  );
}

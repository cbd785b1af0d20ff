import { Link, useNavigate } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useSubjects } from '@/api/queries';
import type { Subject } from '@/api/types';
import { to } from '@/frame/addresses';
import { DataTable, type Column } from '@/pieces/DataTable';
import { StatusMark } from '@/pieces/StatusMark';
import { Day } from '@/pieces/Time';
import { nextStepText } from '../subject/nextStep';
import { NoSubjects } from './NoSubjects';
import type { SubjectViewProps } from './SubjectMatrix';

const lastConsent = (subject: Subject) => [...subject.consents].sort((a, b) => a.consentedOn.localeCompare(b.consentedOn)).at(-1);

const columnsOf = (study: string): Column<Subject>[] => [
  {
    id: 'subject',
    header: 'Subject',
    cell: (it) => (
      <Link to={to.subject(study, it.subject)} style={{ fontWeight: 570 }}>
        {it.subject}
      </Link>
    ),
    sortBy: (it) => it.subject,
  },
  { id: 'site', header: 'Site', cell: (it) => it.site, sortBy: (it) => it.site, hideBelow: 'phone' },
  { id: 'status', header: 'Status', cell: (it) => <StatusMark kind="subject" status={it.status} />, sortBy: (it) => it.status },
  { id: 'next', header: 'Next step', cell: (it) => nextStepText(it) ?? <span style={{ color: 'var(--tl-text-faint)' }}>–</span>, hideBelow: 'phone' },
  {
    id: 'consent',
    header: 'Consent',
    cell: (it) => {
      const consent = lastConsent(it);
      if (!consent) return <Day on={null} absent="none" />;
      return (
        <>
          {consent.version} · <Day on={consent.consentedOn} />
          {consent.withdrawal && <span style={{ color: 'var(--tl-danger-text)' }}> withdrawn</span>}
        </>
      );
    },
    sortBy: (it) => lastConsent(it)?.consentedOn,
    hideBelow: 'icons',
  },
  { id: 'screened', header: 'Screened', cell: (it) => <Day on={it.screenedOn} />, sortBy: (it) => it.screenedOn, hideBelow: 'icons' },
  { id: 'enrolled', header: 'Enrolled', cell: (it) => <Day on={it.enrolledOn} />, sortBy: (it) => it.enrolledOn, hideBelow: 'icons' },
  { id: 'randomized', header: 'Randomized', cell: (it) => <Day on={it.randomizedOn} />, sortBy: (it) => it.randomizedOn, hideBelow: 'icons' },
];

/** One line a subject. */
export function SubjectList({ study, filter, filtered, register }: SubjectViewProps) {
  const navigate = useNavigate();
  const list = useSubjects(study, { ...filter, limit: 200 });
  return (
    <DataTable
      label="Subjects"
      columns={columnsOf(study)}
      rows={rowsOf(list.data, (page) => page.subjects)}
      rowKey={(it) => it.subject}
      onOpen={(it) => void navigate(to.subject(study, it.subject))}
      density="compact"
      maxHeight={640}
      more={moreOf(list)}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<NoSubjects filtered={filtered} register={register} />}
    />
  );
}

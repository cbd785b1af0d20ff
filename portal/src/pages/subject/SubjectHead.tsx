import { useSites, useSubjectVisits } from '@/api/queries';
import type { Subject } from '@/api/types';
import { StatusMark } from '@/pieces/StatusMark';
import { nextStepText } from './nextStep';
import { SubjectActs } from './SubjectActs';
import styles from './SubjectPage.module.css';
import { useToday } from './useToday';

type Of = { study: string; subject: Subject };

/** Where the subject stands, at which site, and what comes next. */
export function SubjectLead({ study, subject }: Of) {
  const site = useSites(study).data?.sites.find((it) => it.site === subject.site);
  const next = nextStepText(subject);
  return (
    <span className={styles['lead']}>
      <StatusMark kind="subject" status={subject.status} variant="chip" />
      <span>
        Site {subject.site}
        {site && site.name !== `Site ${subject.site}` && `, ${site.name}`}
      </span>
      {next && <span>Next: {next.toLowerCase()}</span>}
    </span>
  );
}

export function ActsOfSubject({ study, subject }: Of) {
  const visits = useSubjectVisits(study, subject.subject).data?.visits ?? [];
  return <SubjectActs study={study} subject={subject} visits={visits} today={useToday(study, subject.site)} />;
}

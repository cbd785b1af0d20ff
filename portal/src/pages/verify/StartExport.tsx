import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useReadOnly } from '@/api/asOf';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { useStartExport, type Scope } from './exports';
import styles from './VerifyPage.module.css';

/** Asks for a bundle of the whole study, a site or a subject. */
export function StartExport({ study }: { study: string }) {
  const [site, setSite] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  const sites = useSiteChoices();
  const act = useStartExport(study);
  const readOnly = useReadOnly();
  const scope: Scope = { ...(site ? { site } : {}), ...(subject.trim() ? { subject: subject.trim() } : {}) };
  const refusal = act.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(scope, { onSuccess: () => setSubject('') });
      }}
    >
      <div className={styles['start']} data-sites={sites.length > 1}>
        {sites.length > 1 && <Select label="Site" placeholder="The whole study" data={sites} value={site} onChange={setSite} clearable clearButtonProps={{ 'aria-label': 'Clear site' }} />}
        <TextInput
          label="Subject"
          placeholder="All subjects"
          value={subject}
          error={refusal?.is('UNKNOWN_SUBJECT') && 'Nothing in the history is of this subject'}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Button type="submit" loading={act.isPending} disabled={readOnly}>
          Make the bundle
        </Button>
      </div>
      {refusal && !refusal.is('UNKNOWN_SUBJECT') && (
        <p className={styles['failed']} role="alert">
          Not begun. {refusal.detail} ({[refusal.rule, refusal.correlationId && `correlation ${refusal.correlationId}`].filter(Boolean).join(' · ')})
        </p>
      )}
      {readOnly && <p className={styles['small']}>A bundle holds the record as it is now. Leave the past to make one.</p>}
    </form>
  );
}

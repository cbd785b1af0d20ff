import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { download, studyPath } from '@/api/client';
import { Problem } from '@/api/Problem';
import styles from './Exports.module.css';

export type EventsDownloadProps = { study: string; site: string | null; versions: boolean; name: string; label: string };

/** The list answers line by line only to who asks for `application/x-ndjson`, which a link cannot: read here, then handed to the browser. */
async function fetchLines({ study, site, versions, name }: EventsDownloadProps): Promise<void> {
  const address = download(studyPath(study, 'adverse-events'), { site, versions: versions ? 'all' : null });
  const response = await fetch(address, { headers: { Accept: 'application/x-ndjson' }, credentials: 'same-origin' }).catch(() => {
    throw Problem.offline();
  });
  if (!response.ok) throw await Problem.of(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function EventsDownload(props: EventsDownloadProps) {
  const act = useMutation<void, Problem>({ mutationFn: () => fetchLines(props) });
  return (
    <>
      <button type="button" className={styles['link']} onClick={() => act.mutate()} disabled={act.isPending}>
        <IconDownload size={18} stroke={1.6} aria-hidden="true" />
        <span>{act.isPending ? 'Reading…' : props.label}</span>
        <span className={styles['format']}>NDJSON</span>
      </button>
      {act.error && (
        <p className={styles['failed']} role="alert">
          Not exported. {act.error.detail} ({act.error.rule})
        </p>
      )}
    </>
  );
}

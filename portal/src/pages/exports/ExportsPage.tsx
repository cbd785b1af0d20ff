import { IconClipboardData, IconHeartbeat, IconHistory, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAsOf } from '@/api/asOf';
import { download, studyPath } from '@/api/client';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { mayOpen } from '@/frame/roles';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { FilterBar } from '@/pages/filters/FilterBar';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { formatAsOf } from '@/pieces/dates';
import { Link } from 'react-router';
import { DownloadLink } from './DownloadLink';
import { EventsDownload } from './EventsDownload';
import styles from './Exports.module.css';

/** Everything the reader may see, to take away. */
export function Component() {
  const { study, grants } = useStudy();
  const [safety, history] = [mayOpen(grants, 'safety'), mayOpen(grants, 'history')];
  const asOf = useAsOf();
  const [site, filterSite] = useShown('site', { replace: true });
  const sites = useSiteChoices();
  const name = (what: string, ending: string) => `${study}${site ? `-site-${site}` : ''}-${what}.${ending}`;
  const icon = { size: 22, stroke: 1.5, 'aria-hidden': true } as const;
  return (
    <Page
      title="Exports"
      lead={asOf ? `As recorded on ${formatAsOf(asOf)}; only what your role may see` : 'As recorded now; only what your role may see. To export an earlier state, set the as-of clock first.'}
    >
      {sites.length > 1 && (
        <Card flush>
          <FilterBar active={site ? 1 : 0} onClear={() => filterSite(null)}>
            <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={filterSite} width={220} />
          </FilterBar>
          {history && <p className={styles['note']}>The choice of a site counts for data, adverse events and history; the bundle always holds the whole study.</p>}
        </Card>
      )}
      <div className={styles['cards']}>
        <Card title={<Titled icon={<IconClipboardData {...icon} />}>Visit data</Titled>}>
          <p className={styles['text']}>Every item as it stands, one JSON object a line: value, unit, date, who recorded it and when.</p>
          <div className={styles['links']}>
            <DownloadLink href={download(studyPath(study, 'items.ndjson'), { site })} name={name('items', 'ndjson')} label="Items" format="NDJSON" />
            <DownloadLink
              href={download(studyPath(study, 'items.ndjson'), { site, history: true })}
              name={name('items-with-history', 'ndjson')}
              label="Items with every former value"
              format="NDJSON"
            />
          </div>
        </Card>
        {safety && (
          <Card title={<Titled icon={<IconHeartbeat {...icon} />}>Adverse events</Titled>}>
            <p className={styles['text']}>Each adverse event as it stands now, or every version of it as it was received.</p>
            <div className={styles['links']}>
              <EventsDownload study={study} site={site} versions={false} name={name('adverse-events', 'ndjson')} label="Adverse events" />
              <EventsDownload study={study} site={site} versions name={name('adverse-event-versions', 'ndjson')} label="All versions" />
            </div>
          </Card>
        )}
        {history && (
          <>
            <Card title={<Titled icon={<IconHistory {...icon} />}>History</Titled>}>
              <p className={styles['text']}>
                Who did what, when and why, over all services. To export a part of it, filter in the <Link to={to.history(study)}>history</Link> and export there.
              </p>
              <div className={styles['links']}>
                <DownloadLink href={download(studyPath(study, 'history.csv'), { site })} name={name('history', 'csv')} label="History" format="CSV" />
                <DownloadLink href={download(studyPath(study, 'history.ndjson'), { site })} name={name('history', 'ndjson')} label="History" format="NDJSON" />
              </div>
            </Card>
            <Card title={<Titled icon={<IconShieldCheck {...icon} />}>Proof</Titled>}>
              <p className={styles['text']}>
                The history with signed checkpoints, to check without trusting this server. The inspection bundle, with pages to read and to verify it anywhere, is
                made under <Link to={to.verify(study)}>Verify</Link>. What you may not see is in both as fingerprints only.
              </p>
              {asOf && <p className={styles['text']}>The bundle is of the present: a log is proved as it stands now, not as it stood.</p>}
              <div className={styles['links']}>
                <DownloadLink href={download(studyPath(study, 'history', 'bundle'), {}, { asOf: false })} name={`${study}-bundle.ndjson`} label="History bundle, one file" format="NDJSON" />
              </div>
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}

const Titled = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span className={styles['titled']}>
    {icon}
    {children}
  </span>
);

import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAdverseEvent, useFollowUpAdverseEvent } from '@/api/queries';
import type { AdverseEvent, AdverseEventSaved } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { dayOf } from '@/pieces/dates';
import { ReasonInput } from '@/pieces/ReasonInput';
import { SaveBar } from '@/pieces/SaveBar';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import { Changes } from './Changes';
import { ClockPreview } from './ClockPreview';
import { contradictionsOf } from './contradictions';
import { bodyOf, changedByBoth, changesBetween, draftOfRecord, obstaclesOf, rebased, type EventDraft } from './eventDraft';
import { EventForm } from './EventForm';
import { judgedOf } from './judged';
import { Meanwhile } from './Meanwhile';
import { Reported } from './Reported';
import styles from './Safety.module.css';
import { useSiteZone } from './useSiteZone';
import { termText } from './words';

const REASONS = ['New information', 'Correction', 'Answer to a query'] as const;

/** News about an adverse event: what is known, prefilled, and what would change. */
export function Component() {
  const { study, may } = useStudy();
  const { subject = '', event = '' } = useParams();
  const { zone, site } = useSiteZone(subject);
  const read = useAdverseEvent(study, subject, event);
  const allowed = may('REPORT_EVENT', site);
  return (
    <Page
      title="Follow-up"
      crumbs={[
        { label: 'Safety', to: to.safety(study) },
        { label: `${subject} ${event}`, to: to.adverseEvent(study, subject, event) },
      ]}
      lead={read.data ? `${termText(read.data.record)}, subject ${subject}, after version ${read.data.version}` : `Subject ${subject}`}
    >
      {!read.data || zone === undefined ? (
        <Card>
          {read.error ? (
            <ErrorState error={read.error} what="This adverse event could not be read" onRetry={() => void read.refetch()} />
          ) : (
            <Loading lines={8} />
          )}
        </Card>
      ) : !allowed ? (
        <Card>
          <Empty title="Follow-ups are for the subject’s site">Coordinators and investigators of the site add them, in the present.</Empty>
        </Card>
      ) : (
        <FollowUp key={`${subject}/${event}`} known={read.data} zone={zone} reload={() => void read.refetch()} />
      )}
    </Page>
  );
}

/** What is typed, and the version it is typed against: both are kept together, so that no other version is overwritten by it. */
type Typed = { base: AdverseEvent; draft: EventDraft };

const changesIn = ({ base, draft }: Typed) => changesBetween(base.record, bodyOf(draft, base.record.sourceRecord));

function FollowUp({ known, zone, reload }: { known: AdverseEvent; zone: string; reload: () => void }) {
  const { study } = useStudy();
  const [today] = useState(() => dayOf(new Date(), zone));
  const untouched = (of: AdverseEvent) => draftOfRecord(of.record, zone, today);
  const name = `follow-up/${study}/${known.subject}/${known.event}`;
  const { value: typed, set, clear } = useUnsavedGuard<Typed>(name, { base: known, draft: untouched(known) }, (of) => changesIn(of).length > 0);
  const { base, draft } = typed;
  const change = (part: Partial<EventDraft>) => set((former) => ({ ...former, draft: { ...former.draft, ...part } }));
  const act = useFollowUpAdverseEvent(study, known.subject, known.event);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState<AdverseEventSaved | null>(null);
  const [compared, setCompared] = useState<{ version: number; both: string[] } | null>(null);
  const obstacles = obstaclesOf(draft, Date.now());
  const changes = changesIn(typed);
  const newer = known.version > base.version && !act.isPending;
  const adopt = () => set({ base: known, draft: rebased(draft, untouched(base), untouched(known)) });
  const compare = () => {
    setCompared({ version: known.version, both: changedByBoth(changes, changesIn({ base, draft: untouched(known) })) });
    adopt();
    act.reset();
  };
  const nothingTyped = changes.length === 0;
  useEffect(() => {
    if (newer && nothingTyped) adopt();
  });
  const save = () => {
    setAsked(true);
    if (Object.keys(obstacles).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] input')?.focus());
      return;
    }
    if (changes.length === 0) return;
    act.mutate(
      { body: bodyOf(draft, base.record.sourceRecord), version: base.version },
      {
        onSuccess: (answer) => {
          setSaved(answer);
          clear();
        },
        onError: (refusal) => {
          if (refusal.status === 412) reload();
        },
      },
    );
  };
  if (saved) return <Reported saved={saved} />;
  const stale = act.error?.status === 412;
  const problem = act.error && !stale ? act.error : null;
  return (
    <div className={styles['report']}>
      <div className={styles['formCards']}>
        <Meanwhile newer={newer ? known.version : null} stale={stale} compared={compared} onCompare={compare} onRead={reload} />
        <EventForm
          draft={draft}
          onChange={change}
          obstacles={asked ? obstacles : {}}
          notes={contradictionsOf(draft)}
          siteZone={zone}
          refused={problem?.field ? { field: problem.field, says: `${problem.detail} (${problem.rule})` } : null}
        />
      </div>
      <div className={styles['aside']}>
        <div className={styles['beside']}>
          <section className={styles['preview']} aria-label="What will change" aria-live="polite">
            <h2 className={styles['previewTitle']}>What will change</h2>
            {changes.length === 0 ? (
              <p className={styles['previewText']}>Nothing yet. Change what is new; everything else stays as it is known.</p>
            ) : (
              <>
                <Changes changes={changes} />
                <ReasonInput label="Why (optional)" reasons={REASONS} required={false} value={draft.reason} onChange={(reason) => change({ reason })} />
              </>
            )}
          </section>
          <ClockPreview record={judgedOf(draft)} standing={base.clocks} zone={draft.awareZone} known />
        </div>
      </div>
      <SaveBar label="Record follow-up" onSave={save} saving={act.isPending} unsaved={changes.length} error={problem} disabled={changes.length === 0 || newer || stale}>
        {asked && Object.keys(obstacles).length > 0 && <span className={styles['missing']}>{Object.keys(obstacles).length} to complete</span>}
        <Link to={to.adverseEvent(study, known.subject, known.event)} className={styles['quiet']}>
          Back to the event
        </Link>
      </SaveBar>
    </div>
  );
}

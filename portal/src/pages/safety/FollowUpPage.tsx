import { useState } from 'react';
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
import { bodyOf, changesBetween, draftOfRecord, obstaclesOf, type EventDraft } from './eventDraft';
import { EventForm } from './EventForm';
import { judgedOf } from './judged';
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
      {read.error ? (
        <Card>
          <ErrorState error={read.error} what="This adverse event could not be read" onRetry={() => void read.refetch()} />
        </Card>
      ) : !read.data || zone === undefined ? (
        <Card>
          <Loading lines={8} />
        </Card>
      ) : !allowed ? (
        <Card>
          <Empty title="Follow-ups are for the subject’s site">Coordinators and investigators of the site add them, in the present.</Empty>
        </Card>
      ) : (
        <FollowUp key={`${subject}/${event}`} known={read.data} zone={zone} />
      )}
    </Page>
  );
}

function FollowUp({ known, zone }: { known: AdverseEvent; zone: string }) {
  const { study } = useStudy();
  const [base, setBase] = useState(known);
  const [initial] = useState(() => draftOfRecord(known.record, zone, dayOf(new Date(), zone)));
  const changesOf = (of: EventDraft) => changesBetween(base.record, bodyOf(of, base.record.sourceRecord));
  const guard = useUnsavedGuard<EventDraft>(`follow-up/${study}/${known.subject}/${known.event}`, initial, (of) => changesOf(of).length > 0);
  const { value: draft, set, clear } = guard;
  const act = useFollowUpAdverseEvent(study, known.subject, known.event);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState<AdverseEventSaved | null>(null);
  const obstacles = obstaclesOf(draft, Date.now());
  const changes = changesOf(draft);
  const newer = known.version > base.version && !act.isPending;
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
      },
    );
  };
  if (saved) return <Reported saved={saved} />;
  const stale = act.error?.status === 412;
  const problem = act.error && !stale ? act.error : null;
  return (
    <div className={styles['report']}>
      <div className={styles['formCards']}>
        {(newer || stale) && (
          <div className={styles['banner']} role="alert">
            Someone recorded version {known.version} in between. What you typed is still here; the changes are now shown against that version.
            <button
              type="button"
              className={styles['linkButton']}
              onClick={() => {
                setBase(known);
                act.reset();
              }}
            >
              Compare with version {known.version}
            </button>
          </div>
        )}
        <EventForm
          draft={draft}
          onChange={(part) => set((former) => ({ ...former, ...part }))}
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
                <ReasonInput label="Why (optional)" reasons={REASONS} required={false} value={draft.reason} onChange={(reason) => set((former) => ({ ...former, reason }))} />
              </>
            )}
          </section>
          <ClockPreview record={judgedOf(draft)} standing={base.clocks} zone={draft.awareZone} known />
        </div>
      </div>
      <div className={styles['saveBar']}>
        <SaveBar label="Record follow-up" onSave={save} saving={act.isPending} unsaved={changes.length} error={problem} disabled={changes.length === 0 || newer || stale}>
          {asked && Object.keys(obstacles).length > 0 && <span className={styles['missing']}>{Object.keys(obstacles).length} to complete</span>}
          <Link to={to.adverseEvent(study, known.subject, known.event)} className={styles['quiet']}>
            Back to the event
          </Link>
        </SaveBar>
      </div>
    </div>
  );
}

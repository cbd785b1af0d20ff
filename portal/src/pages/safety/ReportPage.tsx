import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useReportAdverseEvent, useSubjectAdverseEvents } from '@/api/queries';
import type { AdverseEventSaved } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { dayOf } from '@/pieces/dates';
import { SaveBar } from '@/pieces/SaveBar';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import { ClockPreview } from './ClockPreview';
import { contradictionsOf } from './contradictions';
import { bodyOf, emptyDraft, isTyped, obstaclesOf, type EventDraft } from './eventDraft';
import { EventForm } from './EventForm';
import { nextEventNumber } from './eventNumber';
import { judgedOf } from './judged';
import { Notice } from './Notice';
import { Reported } from './Reported';
import styles from './Safety.module.css';
import { useSiteZone } from './useSiteZone';

/** Reports an adverse event of a subject, on one screen. */
export function Component() {
  const { study, may } = useStudy();
  const { subject = '' } = useParams();
  const { zone, site } = useSiteZone(subject);
  const crumbs = [
    { label: 'Subjects', to: to.subjects(study) },
    { label: subject, to: to.subject(study, subject) },
  ];
  return (
    <Page title="Report an adverse event" crumbs={crumbs} lead={`Subject ${subject}${site ? `, site ${site}` : ''}`}>
      {zone === undefined ? (
        <Card>
          <Loading lines={8} />
        </Card>
      ) : may('REPORT_EVENT', site) ? (
        <Report key={subject} subject={subject} zone={zone} />
      ) : (
        <Card>
          <Empty title="Reporting is for the subject’s site">Coordinators and investigators of the site report adverse events, in the present.</Empty>
        </Card>
      )}
    </Page>
  );
}

/**
 * What is typed, and the number it was first sent as. While it is not known whether that arrived, a retry carries the same number,
 * whatever the list says by then: another one would report the event twice.
 */
type Typed = { draft: EventDraft; event: string | null };

function Report({ subject, zone }: { subject: string; zone: string }) {
  const { study } = useStudy();
  const known = useSubjectAdverseEvents(study, subject);
  const [initial] = useState<Typed>(() => ({ draft: emptyDraft(zone, dayOf(new Date(), zone)), event: null }));
  const { value: typed, set, clear } = useUnsavedGuard<Typed>(`report/${study}/${subject}`, initial, (of) => isTyped(of.draft, initial.draft));
  const { draft } = typed;
  const act = useReportAdverseEvent(study, subject);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState<AdverseEventSaved | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const obstacles = obstaclesOf(draft, Date.now());
  const listed = rowsOf(known.data, (page) => page.items).map((item) => item.event);
  const event = typed.event ?? nextEventNumber(taken ? [...listed, taken] : listed);
  const save = () => {
    setAsked(true);
    if (Object.keys(obstacles).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] input')?.focus());
      return;
    }
    set((former) => ({ ...former, event }));
    act.mutate(
      { event, body: bodyOf(draft) },
      {
        onSuccess: (answer) => {
          setSaved(answer);
          setAsked(false);
          setTaken(null);
          clear(initial);
        },
        onError: (refusal) => {
          if (refusal.rule !== 'CHANGE_NEEDS_REASON') return;
          setTaken(event);
          set((former) => ({ ...former, event: null }));
          void known.refetch();
        },
      },
    );
  };
  if (saved) return <Reported saved={saved} onAnother={() => setSaved(null)} />;
  if (known.error && !known.data) return <ErrorState error={known.error} what="The subject’s adverse events could not be read" onRetry={() => void known.refetch()} />;
  const problem = act.error?.rule === 'CHANGE_NEEDS_REASON' ? null : act.error;
  return (
    <div className={styles['report']}>
      <div className={styles['formCards']}>
        {taken && !act.isPending && (
          <Notice role="alert" focused>
            <Link to={to.adverseEvent(study, subject, taken)}>{taken}</Link> was recorded in between, by a colleague or by an earlier attempt of yours: look at it first. If
            yours is another event, report it once more; it becomes {event}. What you typed is still here.
          </Notice>
        )}
        <EventForm
          draft={draft}
          onChange={(part) => set((former) => ({ ...former, draft: { ...former.draft, ...part } }))}
          obstacles={asked ? obstacles : {}}
          notes={contradictionsOf(draft)}
          siteZone={zone}
          refused={problem?.field ? { field: problem.field, says: `${problem.detail} (${problem.rule})` } : null}
        />
      </div>
      <div className={styles['aside']}>
        <div className={styles['beside']}>
          <ClockPreview record={judgedOf(draft)} zone={draft.awareZone} known={draft.serious !== ''} />
        </div>
      </div>
      <SaveBar label="Report adverse event" onSave={save} saving={act.isPending} unsaved={isTyped(draft, initial.draft) ? 1 : 0} error={problem} disabled={known.isPending}>
        {asked && Object.keys(obstacles).length > 0 && <span className={styles['missing']}>{Object.keys(obstacles).length} to complete</span>}
        <Link to={to.subject(study, subject)} className={styles['quiet']}>
          Back to the subject
        </Link>
      </SaveBar>
    </div>
  );
}

import { useCallback, useMemo, useRef, useState } from 'react';
import { useAsOf } from '@/api/asOf';
import { useSaveVisitData } from '@/api/queries';
import { useOnline } from '@/api/connection';
import type { FormEntry, FormItem, ItemResult, VisitSaved } from '@/api/types';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { partialDateError } from '@/pieces/PartialDateInput';
import { SaveBar, type Saved } from '@/pieces/SaveBar';
import { Empty } from '@/pieces/states';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import { canSave } from './checks';
import { rebased, recordedBefore, type Choice } from './conflict';
import { ConflictPanel } from './ConflictPanel';
import {
  afterSave,
  bodyOf,
  changesOf,
  dateOf,
  draftOf,
  fieldOf,
  itemsOf,
  keyOf,
  needsDateReason,
  unsavedIn,
  withTyped,
  type FieldDraft,
  type VisitDraft,
} from './draft';
import { FieldRow } from './FieldRow';
import { FormOutline } from './FormOutline';
import { SaveReport } from './SaveReport';
import { useFormKeys } from './useFormKeys';
import { useNewerVersion } from './useNewerVersion';
import styles from './Visit.module.css';
import { VisitDate } from './VisitDate';

export type VisitFormProps = {
  entry: FormEntry;
  subject: string;
  site: string | null;
  /** Reads the forms again; null if that failed. */
  reload: () => Promise<FormEntry | null>;
  onQuery: (query: string) => void;
};

const savedAs = ({ recordedAt, receipts }: VisitSaved): Saved => ({ recordedAt, receipt: receipts?.[0]?.receipt ?? null });

/** Why the draft cannot be sent, by field; the first in reading order gets the focus. */
function firstObstacle(draft: VisitDraft): string | null {
  const date = dateOf(draft);
  const dateMissing = date.trim() === '' && changesOf(draft).length > 0;
  const dateWrong = partialDateError(date, 'day') !== null;
  if (dateMissing || dateWrong || (needsDateReason(draft) && draft.dateReason.trim() === '')) return '@date';
  return changesOf(draft).find(({ item, field }) => !canSave(item, field))?.key ?? null;
}

function focusField(form: HTMLElement | null, key: string) {
  const row = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
  const inputs = [...(row?.querySelectorAll<HTMLInputElement>('input:not(:disabled), select') ?? [])];
  (inputs.find((input) => input.getAttribute('aria-invalid') === 'true') ?? inputs[0])?.focus();
  row?.scrollIntoView({ block: 'center' });
}

/** Data entry: what is typed is kept until the server has it, and nothing is called saved before. */
export function VisitForm({ entry, subject, site, reload, onQuery }: VisitFormProps) {
  const { study, may } = useStudy();
  const online = useOnline();
  const visit = entry.visit.visit;
  const editable = entry.editable && may('ENTER_DATA', site);
  const form = useRef<HTMLDivElement>(null);
  const asOf = useAsOf();
  // What is typed belongs to the present: over the past it would be read as recorded.
  const name = `visit/${study}/${subject}/${visit}${asOf ? `@${asOf}` : ''}`;
  const guard = useUnsavedGuard<VisitDraft>(name, draftOf(entry), (draft) => unsavedIn(draft) > 0);
  const { value: draft, set, restored } = guard;
  const act = useSaveVisitData(study, subject, visit);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [results, setResults] = useState<Record<string, ItemResult>>({});
  const [refused, setRefused] = useState<{ rule: string | null; why: string | null } | null>(null);
  const [history, setHistory] = useState<string | null>(null);
  const [stale, setStale] = useState<FormEntry | null>(null);
  const unsaved = unsavedIn(draft);

  const adopt = useCallback((theirs: FormEntry) => set((former) => rebased(former, theirs)), [set]);
  useNewerVersion({ entry, draft, paused: act.isPending || stale !== null, adopt, ask: setStale });

  const type = useCallback(
    (item: FormItem, field: FieldDraft) => {
      set((former) => withTyped(former, item, field));
      setResults((former) => (former[keyOf(item)] ? Object.fromEntries(Object.entries(former).filter(([key]) => key !== keyOf(item))) : former));
    },
    [set],
  );

  /** A newer version is recorded: it may be what was sent itself, where only its answer was lost. */
  const settle = (sent: VisitDraft, theirs: FormEntry) => {
    const recordedAt = recordedBefore(sent, theirs);
    if (!recordedAt) {
      setStale(theirs);
      return;
    }
    adopt(theirs);
    act.reset();
    setAsked(false);
    setSaved({ recordedAt, receipt: null });
  };

  const send = (of: VisitDraft) =>
    act.mutate(
      { body: bodyOf(of), version: of.base.version },
      {
        onSuccess: (answer) => {
          const rejected = answer.visit.result === 'REJECTED';
          set((former) => afterSave(former, of, answer.version, answer.visit.items, !rejected));
          setResults(Object.fromEntries(answer.visit.items.map((result) => [keyOf(result), result])));
          setRefused(rejected ? { rule: answer.visit.rule, why: answer.visit.why } : null);
          setSaved(rejected ? null : savedAs(answer));
          setAsked(false);
          const first = answer.visit.items.find((result) => result.result === 'rejected');
          if (first) requestAnimationFrame(() => focusField(form.current, keyOf(first)));
        },
        onError: (problem) => {
          if (problem.status === 412) void reload().then((theirs) => theirs && settle(of, theirs));
        },
      },
    );

  const skip = (reason: string, recorded: () => void) => {
    const { visit: it, version } = draft.base;
    setSaved(null);
    setRefused(null);
    act.mutate(
      { body: { notDone: { reason }, ...(it.status === 'PLANNED' ? {} : { reason }), dateSeen: it.date ?? '', items: [] }, version },
      {
        onSuccess: (answer) => {
          if (answer.visit.result === 'REJECTED') {
            setRefused({ rule: answer.visit.rule, why: answer.visit.why });
            return;
          }
          setSaved(savedAs(answer));
          recorded();
        },
        onError: (problem) => {
          if (problem.status === 412) void reload();
        },
      },
    );
  };

  const save = () => {
    setAsked(true);
    setSaved(null);
    setRefused(null);
    const obstacle = firstObstacle(draft);
    if (obstacle) requestAnimationFrame(() => focusField(form.current, obstacle));
    else if (unsaved > 0) send(draft);
  };

  const resolve = (choices: Record<string, Choice>, reason: string) => {
    if (!stale) return;
    const next = rebased(draft, stale, choices, reason);
    setStale(null);
    act.reset();
    set(next);
    if (unsavedIn(next) > 0 && firstObstacle(next) === null) send(next);
  };

  const items = useMemo(() => new Map(itemsOf(draft.base).map((item) => [keyOf(item), item])), [draft.base]);
  useFormKeys(form, {
    onHistory: (key) => setHistory((open) => (open === key ? null : key)),
    onNotDone: (key) => {
      const item = items.get(key);
      if (!item || !editable) return;
      const field = fieldOf(draft, item);
      type(item, { ...field, notDone: !field.notDone });
      requestAnimationFrame(() => focusField(form.current, key));
    },
  });

  const obstacle = asked ? firstObstacle(draft) : null;
  const failed = act.error && act.error.status !== 412 ? act.error : null;
  return (
    <div className={styles['layout']} ref={form}>
      <div className={styles['column']}>
        {restored && unsaved > 0 && !saved && (
          <div className={styles['banner']} role="status">
            {unsaved === 1 ? 'A change' : `${unsaved} changes`} you typed earlier {unsaved === 1 ? 'is' : 'are'} still here, not saved.
            <button type="button" className={styles['link']} onClick={() => guard.set(draftOf(entry))}>
              Discard
            </button>
          </div>
        )}
        {stale && <ConflictPanel draft={draft} theirs={stale} saving={act.isPending} onResolve={resolve} />}
        <SaveReport results={results} items={items} refused={refused} onShow={(key) => focusField(form.current, key)} />
        <VisitDate
          draft={draft}
          editable={editable}
          asked={asked}
          saving={act.isPending}
          onChange={(date, dateReason) => set((former) => ({ ...former, date, dateReason }))}
          superseded={act.error?.status === 412 && act.variables?.body.notDone !== undefined && stale === null}
          onNotDone={skip}
        />
        {draft.base.forms.length === 0 && (
          <Card>
            <Empty title="No form is expected at this visit">
              Forms are linked to activities of the protocol in the study’s set-up; none is planned here. The visit’s date can be recorded above.
            </Empty>
          </Card>
        )}
        {draft.base.forms.map((one) => (
          <div key={one.form} id={`form-${one.form}`} className={styles['form']}>
            <Card title={one.name} flush>
              {one.sections.map((section) => (
                <fieldset key={section.name} className={styles['section']}>
                  <legend className={section.name === one.name ? 'visuallyHidden' : styles['sectionName']}>{section.name}</legend>
                  {section.items.map((item) => {
                    const key = keyOf(item);
                    return (
                      <FieldRow
                        key={key}
                        item={item}
                        field={fieldOf(draft, item)}
                        visitDate={dateOf(draft)}
                        subject={subject}
                        visit={visit}
                        site={site}
                        editable={editable}
                        asked={asked}
                        result={results[key] ?? null}
                        historyOpen={history === key}
                        onHistory={() => setHistory(history === key ? null : key)}
                        onChange={type}
                        onQuery={onQuery}
                      />
                    );
                  })}
                </fieldset>
              ))}
            </Card>
          </div>
        ))}
        {editable && (
          <SaveBar
            label={failed?.rule === 'OFFLINE' || !online ? 'Try again' : 'Save visit'}
            onSave={save}
            saving={act.isPending}
            unsaved={unsaved}
            saved={saved}
            error={stale ? null : failed}
            disabled={stale !== null || (unsaved === 0 && !asked)}
          >
            {obstacle && (
              <button type="button" className={styles['link']} onClick={() => focusField(form.current, obstacle)}>
                Go to what is missing
              </button>
            )}
          </SaveBar>
        )}
      </div>
      <FormOutline draft={draft} editable={editable} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '@/frame/Card';
import { Buttons } from '@/pieces/Buttons';
import { formatDay } from '@/pieces/dates';
import { normalPartialDate, PartialDateInput } from '@/pieces/PartialDateInput';
import { commonReasons, ReasonInput } from '@/pieces/ReasonInput';
import { changesOf, dateOf, needsDateReason, type VisitDraft } from './draft';
import styles from './Visit.module.css';
import { timingText } from './VisitLead';
import { windowText } from './windowText';

export type VisitDateProps = {
  draft: VisitDraft;
  editable: boolean;
  asked: boolean;
  saving: boolean;
  onChange: (date: string, reason: string) => void;
  /** `recorded` once the server has it. */
  onNotDone: (reason: string, recorded: () => void) => void;
  /** The visit was changed meanwhile, so that it is not recorded as not done. */
  superseded: boolean;
};

/** When the visit took place, against its window; or that it did not. */
export function VisitDate({ draft, editable, asked, saving, onChange, onNotDone, superseded }: VisitDateProps) {
  const [skipping, setSkipping] = useState(false);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { visit } = draft.base;
  const date = dateOf(draft);
  const timing = timingText(normalPartialDate(date), visit.from, visit.to);
  const missing = asked && date.trim() === '' && changesOf(draft).length > 0 ? 'The values need the day of the visit. Write it as 2026-03-12.' : null;
  const window = windowText(visit.from, visit.to);

  return (
    <Card flush>
      <div className={styles['row']} data-field="@date">
        <div className={styles['label']}>
          Visit date
          {window && <span className={styles['expected']}>Window {window}</span>}
        </div>
        <div className={styles['control']}>
          {editable ? (
            <>
              <PartialDateInput
                label="Visit date"
                hideLabel
                atLeast="day"
                value={date}
                onChange={(next) => onChange(next, draft.dateReason)}
                error={missing}
                warning={timing?.outside ? `${formatDay(normalPartialDate(date))} is ${timing.says} (${window}). It is recorded as a deviation.` : null}
                required
              />
              {needsDateReason(draft) && (
                <ReasonInput label="Why is the date corrected?" value={draft.dateReason} onChange={(reason) => onChange(date, reason)} asked={asked} />
              )}
            </>
          ) : visit.status === 'NOT_DONE' ? (
            <span>Did not take place{visit.reason && `: ${visit.reason}`}</span>
          ) : (
            <span className={styles['value']}>{date ? formatDay(date) : '–'}</span>
          )}
        </div>
        <div className={styles['side']}>
          {visit.status === 'NOT_DONE' && editable && <span className={styles['meta']}>Recorded as not done{visit.reason && `: ${visit.reason}`}</span>}
          {editable && visit.status !== 'NOT_DONE' && !skipping && (
            <button type="button" className={styles['link']} onClick={() => setSkipping(true)}>
              Visit did not take place
            </button>
          )}
        </div>
        {skipping && (
          <div className={styles['below']}>
            <div className={styles['inset']}>
              <ReasonInput label="Why did the visit not take place?" reasons={commonReasons.notDone} value={why} onChange={setWhy} asked={tried} autoFocus />
              {superseded && (
                <p className={styles['superseded']} role="alert">
                  Someone changed this visit in between, so nothing was recorded. It is shown as it stands now: if it still did not take place, record that again.
                </p>
              )}
              <Buttons>
                <Button
                  color="red"
                  loading={saving}
                  onClick={() => {
                    setTried(true);
                    if (why.trim() === '') return;
                    onNotDone(why.trim(), () => {
                      setSkipping(false);
                      setTried(false);
                      setWhy('');
                    });
                  }}
                >
                  Record visit as not done
                </Button>
                <Button variant="default" onClick={() => setSkipping(false)}>
                  Keep it planned
                </Button>
              </Buttons>
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}

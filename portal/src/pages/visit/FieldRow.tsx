import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBan, IconCalendar, IconHistory, IconMessageQuestion } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { FormItem, ItemResult } from '@/api/types';
import { useStudy } from '@/frame/useStudy';
import { roleName } from '@/frame/roles';
import { formatDay } from '@/pieces/dates';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import { commonReasons, ReasonInput } from '@/pieces/ReasonInput';
import { StatusMark } from '@/pieces/StatusMark';
import { Time } from '@/pieces/Time';
import { checkField, expectation } from './checks';
import { recordedText } from './conflict';
import { isChanged, isRecorded, nameOf, needsReason, recordedField, type FieldDraft } from './draft';
import { FieldHistory } from './FieldHistory';
import { OpenQuery } from './OpenQuery';
import { ValueInput } from './ValueInput';
import styles from './Visit.module.css';

export type FieldRowProps = {
  item: FormItem;
  field: FieldDraft;
  visitDate: string;
  subject: string;
  visit: string;
  site: string | null;
  editable: boolean;
  asked: boolean;
  result: ItemResult | null;
  historyOpen: boolean;
  onHistory: () => void;
  onChange: (item: FormItem, field: FieldDraft) => void;
  onQuery: (query: string) => void;
};

/** One item: name, value with its unit, what is to be said about it, who recorded it; reason and history open below it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { item, field, visitDate, subject, visit, site, editable, asked, result, historyOpen, onHistory, onChange, onQuery } = props;
  const { may } = useStudy();
  const [explaining, setExplaining] = useState(false);
  const [dating, setDating] = useState(false);
  const [asking, setAsking] = useState(false);
  const name = nameOf(item);
  const changed = isChanged(item, field);
  const check = changed ? checkField(item, field) : null;
  const reasonNeeded = needsReason(item, field);
  const soft = check?.kind === 'soft' ? check.says : null;
  const edit = (part: Partial<FieldDraft>) => onChange(item, { ...field, ...part });
  const rejected = result?.result === 'rejected' ? `${result.why ?? 'Not taken.'} (${result.rule ?? 'REJECTED'})` : null;
  const otherDay = field.date !== '' && field.date.slice(0, 10) !== visitDate.slice(0, 10);
  const expected = expectation(item, field.unit);
  const showReason = editable && (reasonNeeded || (soft !== null && explaining));

  return (
    <div className={styles['row']} data-field={`${item.item}~${item.repeat}`} data-changed={changed && editable}>
      <div className={styles['label']}>
        <span>
          {name}
          {item.required && (
            <span className={styles['required']} title="Expected at this visit" aria-hidden="true">
              {' '}
              *
            </span>
          )}
        </span>
        {expected && <span className={styles['expected']}>{expected}</span>}
      </div>

      <div className={styles['control']}>
        {editable ? (
          <ValueInput
            item={item}
            label={name}
            field={field}
            onChange={edit}
            error={rejected ?? (check?.kind === 'error' ? check.says : null)}
            warning={soft && (field.reason.trim() === '' ? `${soft} Saving it opens a query.` : soft)}
          />
        ) : (
          <span className={styles['value']} data-empty={!isRecorded(item)}>
            {isRecorded(item) ? recordedText(item, visitDate) : '–'}
          </span>
        )}
      </div>

      <div className={styles['side']}>
        {item.queries.filter((query) => query.status !== 'CLOSED').map((query) => (
          <button key={query.query} type="button" className={styles['query']} onClick={() => onQuery(query.query)}>
            <StatusMark kind="query" status={query.status} variant="chip" word={query.status === 'OPEN' ? 'Query open' : 'Query answered'} />
            <span className="visuallyHidden"> on {name}</span>
          </button>
        ))}
        {item.recordedAt && !changed && (
          <span className={styles['meta']}>
            {item.recordedByName ?? item.recordedBy}
            {item.recordedByRole && `, ${roleName(item.recordedByRole).toLowerCase()}`} · <Time at={item.recordedAt} />
          </span>
        )}
        <span className={styles['tools']}>
          {editable && (
            <Tooltip label={field.notDone ? 'It was done (Alt+N)' : 'Not done (Alt+N)'}>
              <ActionIcon
                variant={field.notDone ? 'light' : 'subtle'}
                color={field.notDone ? 'teal' : 'gray'}
                aria-label={`${name}: not done`}
                aria-pressed={field.notDone}
                aria-keyshortcuts="Alt+N"
                onClick={() => edit({ notDone: !field.notDone })}
                tabIndex={-1}
              >
                <IconBan size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
          {editable && !field.notDone && (
            <Tooltip label="Taken on another day or at a known time">
              <ActionIcon variant="subtle" color="gray" aria-label={`${name}: date and time of its own`} aria-expanded={dating || otherDay} onClick={() => setDating(!dating)}>
                <IconCalendar size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
          {may('OPEN_QUERY', site) && isRecorded(item) && (
            <Tooltip label="Open a query">
              <ActionIcon variant="subtle" color="gray" aria-label={`Open a query on ${name}`} aria-expanded={asking} onClick={() => setAsking(!asking)}>
                <IconMessageQuestion size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
          {isRecorded(item) && (
            <Tooltip label="History of this field (Alt+H)">
              <ActionIcon
                variant={historyOpen ? 'light' : 'subtle'}
                color={historyOpen ? 'teal' : 'gray'}
                aria-label={`History of ${name}`}
                aria-expanded={historyOpen}
                aria-keyshortcuts="Alt+H"
                onClick={onHistory}
                tabIndex={editable ? -1 : 0}
              >
                <IconHistory size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </div>

      {(showReason || changed || dating || otherDay || historyOpen || asking) && (
        <div className={styles['below']}>
          {editable && changed && isRecorded(item) && (
            <div className={styles['was']}>
              Was <strong>{recordedText(item, visitDate)}</strong>
              <button
                type="button"
                className={styles['link']}
                onClick={() => {
                  setExplaining(false);
                  onChange(item, recordedField(item));
                }}
              >
                Take the change back
              </button>
            </div>
          )}
          {editable && soft && !reasonNeeded && !explaining && (
            <button type="button" className={styles['keep']} onClick={() => setExplaining(true)}>
              Keep and explain
            </button>
          )}
          {showReason && (
            <ReasonInput
              label={field.notDone ? 'Why was it not done?' : soft && !isRecorded(item) ? 'Why is this value right?' : 'Why is it corrected?'}
              reasons={field.notDone ? commonReasons.notDone : soft && !isRecorded(item) ? commonReasons.softCheck : commonReasons.correction}
              value={field.reason}
              required={reasonNeeded}
              asked={asked}
              autoFocus={explaining && !reasonNeeded}
              onChange={(reason) => edit({ reason })}
            />
          )}
          {editable && !field.notDone && (dating || otherDay) ? (
            <div className={styles['narrow']}>
              <PartialDateInput label="Taken on (if not the day of the visit)" value={field.date} onChange={(date) => edit({ date })} />
            </div>
          ) : (
            otherDay && !field.notDone && <span className={styles['meta']}>Taken on {formatDay(field.date)}</span>
          )}
          {item.notDone && !changed && item.reason && <span className={styles['meta']}>Not done: {item.reason}</span>}
          {asking && <OpenQuery subject={subject} visit={visit} item={item} name={name} onDone={() => setAsking(false)} />}
          {historyOpen && <FieldHistory subject={subject} visit={visit} visitDate={visitDate} item={item} name={name} />}
        </div>
      )}
    </div>
  );
});

import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useAdverseEvents, useStudyDesign, useSubjectsStartingWith } from '@/api/queries';
import type { Grant } from '@/api/types';
import { StatusMark } from '@/pieces/StatusMark';
import { termText } from '@/pages/safety/words';
import { to } from './addresses';
import { mayOpen } from './roles';
import { byWords, ofSubject, typedOf } from './searchHits';
import styles from './Search.module.css';
import bar from './TopBar.module.css';

/** As many of the newest adverse events are looked through for a term. */
const LOOKED_THROUGH = 500;
const SHOWN = 8;

type Hit = { key: string; group: string; label: string; note: string; status?: string; to: string };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export type SearchProps = { study: string; grants: Grant[] };

/**
 * Finds subjects by the beginning of their number, visits of the protocol and, for who may see them, adverse events by subject and
 * number, by coded term and by the investigator's words; `/` opens it anywhere.
 */
export function Search({ study, grants }: SearchProps) {
  const safety = mayOpen(grants, 'safety');
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!slash) return;
      event.preventDefault();
      setOpened(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={bar['search']} onClick={() => setOpened(true)} aria-keyshortcuts="/">
        <IconSearch size={16} stroke={1.8} />
        <span>
          Search<span className="visuallyHidden"> {safety ? 'subjects, visits and adverse events' : 'subjects and visits'}</span>
        </span>
        <kbd className={bar['key']}>/</kbd>
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} withCloseButton={false} padding={0} size={560} yOffset={96} centered={false}>
        <Modal.Title className="visuallyHidden">Search</Modal.Title>
        <SearchBox study={study} safety={safety} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function useHits(study: string, safety: boolean, text: string): { hits: Hit[]; busy: boolean; only: number | null } {
  const [asked] = useDebouncedValue(text.trim(), 150);
  const subjects = useSubjectsStartingWith(study, asked);
  const design = useStudyDesign(study);
  const typed = typedOf(asked);
  const ofOne = useAdverseEvents(study, { subject: typed.subject, limit: 50 }, { enabled: safety && typed.subject.length >= 5 && /\d/.test(typed.subject) });
  // The list knows no terms as a filter: the newest are read once and looked through here.
  const worded = safety && asked.length >= 2 && /\p{L}/u.test(asked);
  const newest = useAdverseEvents(study, { order: 'newest', limit: LOOKED_THROUGH }, { enabled: worded });
  const hits = useMemo(() => {
    if (asked === '') return [];
    const needle = asked.toLowerCase();
    const found: Hit[] = (subjects.data?.subjects ?? []).map((subject) => ({
      key: `s-${subject.subject}`,
      group: 'Subjects',
      label: subject.subject,
      note: `Site ${subject.site}`,
      status: subject.status,
      to: to.subject(study, subject.subject),
    }));
    const events = new Map(
      [...ofSubject(rowsOf(ofOne.data, (page) => page.items), typedOf(asked)), ...(worded ? byWords(rowsOf(newest.data, (page) => page.items), asked) : [])].map((event) => [
        `${event.subject}/${event.event}`,
        event,
      ]),
    );
    for (const event of [...events.values()].slice(0, SHOWN)) {
      found.push({
        key: `e-${event.subject}-${event.event}`,
        group: 'Adverse events',
        label: termText(event.record),
        note: `${event.subject} · ${event.event}`,
        to: to.adverseEvent(study, event.subject, event.event),
      });
    }
    for (const visit of design.data?.schedule ?? []) {
      if (!`${visit.label} ${visit.key}`.toLowerCase().includes(needle)) continue;
      found.push({
        key: `v-${visit.key}`,
        group: 'Visits of the protocol',
        label: visit.label,
        note: 'All subjects at this visit',
        to: `${to.visits(study)}?visit=${encodeURIComponent(visit.key)}`,
      });
    }
    return found;
  }, [asked, subjects.data, ofOne.data, newest.data, worded, design.data, study]);
  const busy = asked !== text.trim() || subjects.isFetching || ofOne.isFetching || newest.isFetching;
  return { hits, busy, only: worded && newest.hasNextPage ? LOOKED_THROUGH : null };
}

const hint = (safety: boolean) =>
  `Type the beginning of a subject number, ${safety ? 'the name of a visit, or an adverse event: 101-019 AE1, or a word of its term' : 'or the name of a visit'}.`;

function SearchBox({ study, safety, onDone }: { study: string; safety: boolean; onDone: () => void }) {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { hits, busy, only } = useHits(study, safety, text);
  const finds = safety ? 'Subject number, visit or adverse event' : 'Subject number or visit';
  const looked = only ? ` Terms are looked for in the newest ${only} adverse events.` : '';
  const present = Math.min(at, Math.max(0, hits.length - 1));
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onDone();
    void navigate(hit.to);
  };
  return (
    <>
      <div className={styles['box']}>
        <IconSearch size={18} stroke={1.8} aria-hidden="true" />
        <input
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits[present] ? `${id}-${present}` : undefined}
          aria-label={finds}
          placeholder={finds}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setAt(Math.min(present + 1, hits.length - 1));
            else if (event.key === 'ArrowUp') setAt(Math.max(present - 1, 0));
            else if (event.key === 'Enter') open(hits[present]);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      {hits.length === 0 ? (
        <div className={styles['none']} role="status">
          {text.trim() === '' ? hint(safety) : busy ? 'Searching…' : `Nothing was found for “${text.trim()}”.${looked}`}
        </div>
      ) : (
        <>
          <ul className={styles['list']} role="listbox" id={`${id}-list`} aria-label="Found">
            {hits.map((hit, index) => (
              <li key={hit.key} role="presentation">
                {hits[index - 1]?.group !== hit.group && <div className={styles['group']}>{hit.group}</div>}
                {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the combobox above */}
                <div
                  role="option"
                  tabIndex={-1}
                  id={`${id}-${index}`}
                  aria-selected={index === present}
                  className={styles['hit']}
                  onMouseEnter={() => setAt(index)}
                  onClick={() => open(hit)}
                >
                  <span className={styles['hitLabel']}>{hit.label}</span>
                  <span className={styles['hitNote']}>{hit.note}</span>
                  {hit.status && <StatusMark kind="subject" status={hit.status} />}
                </div>
              </li>
            ))}
          </ul>
          {looked && <div className={styles['note']}>{looked.trim()}</div>}
        </>
      )}
    </>
  );
}

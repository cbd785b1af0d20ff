import type { HistoryEntry } from '@/api/types';
import { describe, type Names } from '@/history/sentences';

/** What is asked of the history; days are UTC days, texts are looked for anywhere in what they name. */
export type EntryFilter = { log: string; kind: string; person: string; subject: string; from: string; to: string; text: string };

export const noFilter: EntryFilter = { log: '', kind: '', person: '', subject: '', from: '', to: '', text: '' };

export const isFiltered = (filter: EntryFilter): boolean => Object.values(filter).some((value) => value.trim() !== '');

const within = (wanted: string, ...found: (string | null)[]) => {
  const text = wanted.trim().toLowerCase();
  return text === '' || found.some((one) => one?.toLowerCase().includes(text));
};

export function fits(entry: HistoryEntry, filter: EntryFilter, names: Names): boolean {
  const day = entry.at.slice(0, 10);
  return (
    (filter.log === '' || entry.log === filter.log) &&
    (filter.kind === '' || entry.aggregateType === filter.kind) &&
    (filter.from === '' || day >= filter.from) &&
    (filter.to === '' || day <= filter.to) &&
    within(filter.person, entry.actor, entry.actorName) &&
    within(filter.subject, entry.subject) &&
    (filter.text.trim() === '' || within(filter.text, describe(entry, names).text, JSON.stringify(entry.payload), entry.eventId, entry.type))
  );
}

/** Rows are in the order of time: nothing after a later day can fit. */
export const isBeyond = (entry: HistoryEntry, filter: EntryFilter): boolean => filter.to !== '' && entry.at.slice(0, 10) > filter.to;

import type { AdverseEventItem } from '@/api/types';

/** What was typed, read as a subject's number with or without one of its adverse events: `101-019`, `101-019 AE1`, `101-019/ae1`. */
export type Typed = { subject: string; event: string | null };

export function typedOf(text: string): Typed {
  const [subject = '', event = ''] = text.trim().split(/[\s/]+/, 2);
  return { subject, event: event === '' ? null : event };
}

/** The adverse events of one subject: those whose number begins as typed. */
export const ofSubject = (items: AdverseEventItem[], { subject, event }: Typed) =>
  items.filter((item) => item.subject === subject && (event === null || item.event.toLowerCase().startsWith(event.toLowerCase())));

/** Adverse events by coded term, by the investigator's words, by number: every word typed is in one of them, or in the subject's number. */
export function byWords(items: AdverseEventItem[], text: string): AdverseEventItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ subject, event, record }) => {
    const said = [subject, event, record.codedTerm ?? '', record.term ?? ''].join('\n').toLowerCase();
    return words.length > 0 && words.every((word) => said.includes(word));
  });
}

import { describe, expect, it } from 'vitest';
import type { AdverseEventItem } from '@/api/types';
import { byWords, ofSubject, typedOf } from './searchHits';

const of = (subject: string, event: string, codedTerm: string | null, term: string | null) => ({ subject, event, record: { codedTerm, term } }) as AdverseEventItem;
const items = [of('101-019', 'AE1', 'STATUS MIGRAINOSUS', 'Migraine for four days'), of('101-019', 'AE2', null, 'Fell in the garden'), of('102-004', 'AE1', 'NAUSEA', null)];
const names = (found: AdverseEventItem[]) => found.map(({ subject, event }) => `${subject} ${event}`);

describe('adverse events are found', () => {
  it('by subject and number', () => {
    expect(typedOf(' 101-019 ae2 ')).toEqual({ subject: '101-019', event: 'ae2' });
    expect(typedOf('101-019/AE2')).toEqual({ subject: '101-019', event: 'AE2' });
    expect(names(ofSubject(items, typedOf('101-019')))).toEqual(['101-019 AE1', '101-019 AE2']);
    expect(names(ofSubject(items, typedOf('101-019 ae2')))).toEqual(['101-019 AE2']);
    expect(names(ofSubject(items, typedOf('101-01')))).toEqual([]);
  });

  it('by words of the coded term or of the investigator, in any order', () => {
    expect(names(byWords(items, 'migraine'))).toEqual(['101-019 AE1']);
    expect(names(byWords(items, 'garden fell'))).toEqual(['101-019 AE2']);
    expect(names(byWords(items, 'nausea 102'))).toEqual(['102-004 AE1']);
    expect(names(byWords(items, ' '))).toEqual([]);
  });
});

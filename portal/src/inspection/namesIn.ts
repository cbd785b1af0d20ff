import type { HistoryEntry, Json } from '@/api/types';
import type { Names } from '@/history/sentences';

/** The protocol's words for ids, from the events that define them: the bundle needs nobody to tell them. */
export function namesIn(rows: readonly HistoryEntry[]): Names {
  const [items, visits, sites, criteria] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const { type, payload } of rows) {
    if (type === 'enrollment.SiteAdded') keep(sites, payload, 'siteId', 'name');
    if (type === 'visits.ItemDefined' || type === 'visits.ItemRedefined') keep(items, payload['definition'], 'item', 'name');
    if (type === 'enrollment.ProtocolVersionReleased') {
      for (const entry of listIn(payload['protocol'], 'schedule')) keep(visits, entry, 'key', 'label');
      for (const entry of listIn(payload['protocol'], 'criteria')) keep(criteria, entry, 'id', 'label');
    }
  }
  return { item: (id) => items.get(id), visit: (key) => visits.get(key), site: (id) => sites.get(id), criterion: (id) => criteria.get(id) };
}

const objectIn = (value: Json | undefined) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});

function listIn(value: Json | undefined, name: string): Json[] {
  const found = objectIn(value)[name];
  return Array.isArray(found) ? found : [];
}

function keep(names: Map<string, string>, value: Json | undefined, id: string, name: string): void {
  const of = objectIn(value);
  const [key, word] = [of[id], of[name]];
  if (typeof key === 'string' && typeof word === 'string' && word !== '') names.set(key, word);
}

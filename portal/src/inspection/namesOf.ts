import type { Names } from '@/history/sentences';
import type { HistoryStart } from '@/verify/pages';

/** The protocol's words for ids, as the bundle brings them along: a part holds no event that defines them. */
export const namesOf = ({ names }: HistoryStart): Names => {
  const word = (of: Readonly<Record<string, string>> = {}) => (id: string) => (Object.hasOwn(of, id) ? of[id] : undefined);
  return { item: word(names?.items), visit: word(names?.visits), site: word(names?.sites), criterion: word(names?.criteria) };
};

import { useEffect } from 'react';
import type { FormEntry } from '@/api/types';
import { conflictsOf } from './conflict';
import type { VisitDraft } from './draft';

export type NewerVersion = {
  entry: FormEntry;
  draft: VisitDraft;
  paused: boolean;
  /** Nothing typed is touched by what changed: take it over. */
  adopt: (entry: FormEntry) => void;
  /** Something typed is: a person must choose. */
  ask: (entry: FormEntry) => void;
};

/** When the forms were read again: shows what others recorded meanwhile, without touching what is typed. */
export function useNewerVersion({ entry, draft, paused, adopt, ask }: NewerVersion) {
  useEffect(() => {
    if (paused || entry === draft.base || entry.version < draft.base.version) return;
    if (entry.version > draft.base.version && conflictsOf(draft, entry).length > 0) ask(entry);
    else adopt(entry);
  }, [entry, draft, paused, adopt, ask]);
}

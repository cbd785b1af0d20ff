import { useEffect, useRef } from 'react';
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

/**
 * When the forms were read again: shows what others recorded meanwhile, without touching what is typed. The visit's date may be
 * another at the same version. What was read before a save is older than what was saved, so nothing is looked at twice.
 */
export function useNewerVersion({ entry, draft, paused, adopt, ask }: NewerVersion) {
  const seen = useRef<FormEntry | null>(null);
  useEffect(() => {
    if (paused || entry === seen.current) return;
    seen.current = entry;
    if (entry === draft.base || entry.version < draft.base.version) return;
    if (conflictsOf(draft, entry).length > 0) ask(entry);
    else adopt(entry);
  }, [entry, draft, paused, adopt, ask]);
}

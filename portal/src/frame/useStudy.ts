import { createContext, useContext } from 'react';
import type { Grant, StudyItem } from '@/api/types';
import { mayDo, type Act } from './roles';

export type StudyHere = {
  study: string;
  item: StudyItem;
  grants: Grant[];
  /** The one site the reader works at, or null: several or the whole study. */
  ownSite: string | null;
  /** May the reader do this (at this site)? False while the portal shows the past. */
  may: (act: Act, atSite?: string | null) => boolean;
};

export const StudyContext = createContext<StudyHere | null>(null);

/** The study the address names, and what the reader may do in it. Only below `/studies/:study`. */
export function useStudy(): StudyHere {
  const here = useContext(StudyContext);
  if (!here) throw new Error('useStudy is for pages below /studies/:study');
  return here;
}

export const ownSiteOf = (grants: Grant[]): string | null => {
  const sites = new Set(grants.map((grant) => grant.site));
  const [only] = sites;
  return sites.size === 1 && only ? only : null;
};

export const studyHere = (item: StudyItem, readOnly: boolean): StudyHere => ({
  study: item.study,
  item,
  grants: item.grants,
  ownSite: ownSiteOf(item.grants),
  may: (act, atSite) => !readOnly && mayDo(item.grants, act, atSite),
});

import { useMemo } from 'react';
import { useItemDefinitions, useSites, useStudyDesign } from '@/api/queries';
import type { Names } from '@/history/sentences';
import { criterionName, criterionText } from '../enrollment/eligibility';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The protocol's words for the ids in events. */
export function useNames(study: string): Names {
  const items = useItemDefinitions(study);
  const design = useStudyDesign(study);
  const sites = useSites(study);
  return useMemo(() => {
    const item = new Map(items.data?.items.map((one) => [one.item, one.name]));
    const visit = new Map(design.data?.schedule.map((one) => [one.key, one.label]));
    const criterion = new Map(design.data?.criteria.map((one) => [one.id, `${lower(criterionName(one))} (${criterionText(one).replace(/\.$/, '')})`]));
    const site = new Map(sites.data?.sites.map((one) => [one.site, one.name]));
    return {
      item: (id) => item.get(id),
      visit: (key) => visit.get(key),
      site: (id) => site.get(id),
      criterion: (id) => criterion.get(id),
    };
  }, [items.data, design.data, sites.data]);
}

import { useSites } from '@/api/queries';
import { useStudy } from '@/frame/useStudy';
import type { Choice } from './SelectFilter';

/** The sites to filter by; none for a reader who works at one. */
export function useSiteChoices(): Choice[] {
  const { study, ownSite } = useStudy();
  const sites = useSites(study, { enabled: ownSite === null });
  return ownSite ? [] : (sites.data?.sites ?? []).map((site) => ({ value: site.site, label: `${site.site} ${site.name}` }));
}

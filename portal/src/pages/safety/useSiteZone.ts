import { useSites, useSubject } from '@/api/queries';
import { useStudy } from '@/frame/useStudy';

/** The time zone of the subject's site; UTC if it is not known. Undefined until read. */
export function useSiteZone(subject: string): { zone: string | undefined; site: string | null } {
  const { study } = useStudy();
  const person = useSubject(study, subject);
  const sites = useSites(study);
  const site = person.data?.site ?? null;
  if ((person.isPending || sites.isPending) && !person.error && !sites.error) return { zone: undefined, site };
  return { zone: sites.data?.sites.find((one) => one.site === site)?.timeZone ?? 'UTC', site };
}

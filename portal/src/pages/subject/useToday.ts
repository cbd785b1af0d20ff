import { useAsOf } from '@/api/asOf';
import { useSites } from '@/api/queries';
import { dayOf } from '@/pieces/dates';

/** The day at the site: now, or at the moment the portal shows. */
export function useToday(study: string, site: string | undefined): string {
  const past = useAsOf();
  const sites = useSites(study);
  const zone = sites.data?.sites.find((it) => it.site === site)?.timeZone;
  return dayOf(past ? new Date(past) : new Date(), zone);
}

import type { TeamGrant } from '@/api/types';
import { reasonCategories } from '@/api/reasonCategory';
import { roleNames } from '@/frame/roles';
import { tellers } from '@/history/acts';
import type { Choice } from '@/pages/filters/SelectFilter';
import { discontinuationReasons } from '@/pages/subject/words';

/** Aggregates of the three services, as the log names them. */
export const kinds: Choice[] = [
  { value: 'Study', label: 'Study, sites and team' },
  { value: 'Subject', label: 'Subject' },
  { value: 'Allocation', label: 'Randomization list' },
  { value: 'StudyDesign', label: 'Items and forms' },
  { value: 'Schedule', label: 'Visit schedule' },
  { value: 'Visit', label: 'Visit data and queries' },
  { value: 'AdverseEvent', label: 'Adverse event' },
];

const contexts: Record<string, string> = { enrollment: '', visits: '', 'adverse-events': ', adverse event' };

/** `visits.ItemCorrected` → `Item corrected`. */
export function typeName(type: string): string {
  const [context = '', name = type] = type.split('.');
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const own = words.startsWith('adverse event') ? '' : (contexts[context] ?? '');
  return words.charAt(0).toUpperCase() + words.slice(1) + own;
}

export const types: Choice[] = Object.keys(tellers)
  .map((type) => ({ value: type, label: typeName(type) }))
  .sort((one, other) => one.label.localeCompare(other.label));

export const roles: Choice[] = Object.entries(roleNames).map(([value, label]) => ({ value, label }));

export const reasons: Choice[] = [
  { value: 'present', label: 'With a reason' },
  { value: 'absent', label: 'Without a reason' },
];

/** Kinds of reasons, and those that a discontinuation names itself. */
export const categories: Choice[] = Object.entries({ ...discontinuationReasons, ...reasonCategories }).map(([value, label]) => ({ value, label }));

export const categoryName = (category: string) => categories.find(({ value }) => value === category)?.label ?? category;

export const logs: Choice[] = [
  { value: 'enrollment', label: 'Enrollment' },
  { value: 'visits', label: 'Visits' },
  { value: 'adverse-events', label: 'Adverse events' },
];

/** Everybody who ever had a role, once. */
export function peopleOf(team: TeamGrant[]): Choice[] {
  const people = new Map(team.map((grant) => [grant.user, grant.name || grant.user]));
  return [...people].map(([value, label]) => ({ value, label })).sort((one, other) => one.label.localeCompare(other.label));
}

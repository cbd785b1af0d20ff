import type { Grant, Role } from '@/api/types';

/** What a role may open and do in the portal. The server decides; this only hides what it would refuse. */
export const roleNames: Record<Role, string> = {
  STUDY_ADMINISTRATOR: 'Study administrator',
  COORDINATOR: 'Coordinator',
  INVESTIGATOR: 'Investigator',
  SITE_SYSTEM: 'Site system',
  MONITOR: 'Monitor',
  DATA_MANAGER: 'Data manager',
  SAFETY_OFFICER: 'Safety officer',
  STATISTICIAN: 'Statistician',
  SPONSOR_AUDITOR: 'Sponsor auditor',
  INSPECTOR: 'Inspector',
};

export const roleName = (role: string): string =>
  roleNames[role as Role] ?? role.toLowerCase().replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

export type Area = 'dashboard' | 'subjects' | 'visits' | 'queries' | 'safety' | 'history' | 'verify' | 'exports' | 'setup';

const site: Role[] = ['COORDINATOR', 'INVESTIGATOR'];
const oversight: Role[] = ['MONITOR', 'DATA_MANAGER', 'SPONSOR_AUDITOR', 'INSPECTOR'];
const everyone = Object.keys(roleNames) as Role[];

export const areas: Record<Area, Role[]> = {
  dashboard: everyone,
  subjects: everyone,
  visits: everyone,
  queries: everyone,
  safety: [...site, ...oversight, 'SAFETY_OFFICER'],
  history: [...site, ...oversight, 'STUDY_ADMINISTRATOR'],
  verify: [...site, ...oversight, 'STUDY_ADMINISTRATOR'],
  exports: everyone,
  setup: ['STUDY_ADMINISTRATOR', ...oversight],
};

export type Act =
  | 'REGISTER_SUBJECT'
  | 'RECORD_CONSENT'
  | 'ATTEST_ELIGIBILITY'
  | 'ENROLL'
  | 'RANDOMIZE'
  | 'DISCONTINUE'
  | 'ENTER_DATA'
  | 'REPORT_EVENT'
  | 'SEE_IDENTITY'
  | 'ANSWER_QUERY'
  | 'OPEN_QUERY'
  | 'CLOSE_QUERY'
  | 'ADMINISTER'
  | 'DEFINE_FORMS';

export const acts: Record<Act, Role[]> = {
  REGISTER_SUBJECT: site,
  RECORD_CONSENT: site,
  ATTEST_ELIGIBILITY: ['INVESTIGATOR'],
  ENROLL: site,
  RANDOMIZE: ['INVESTIGATOR'],
  DISCONTINUE: site,
  ENTER_DATA: site,
  REPORT_EVENT: site,
  SEE_IDENTITY: site,
  ANSWER_QUERY: site,
  OPEN_QUERY: ['MONITOR', 'DATA_MANAGER'],
  CLOSE_QUERY: ['MONITOR', 'DATA_MANAGER'],
  ADMINISTER: ['STUDY_ADMINISTRATOR'],
  DEFINE_FORMS: ['STUDY_ADMINISTRATOR', 'DATA_MANAGER'],
};

const ofTheWholeStudy: Act[] = ['ADMINISTER', 'DEFINE_FORMS'];

/** True if one of the grants gives the act, at the site if one is named. */
export const mayDo = (grants: Grant[], act: Act, atSite?: string | null): boolean =>
  grants.some(
    (grant) =>
      acts[act].includes(grant.role) &&
      (grant.site === null || !ofTheWholeStudy.includes(act)) &&
      (atSite === undefined || atSite === null || grant.site === null || grant.site === atSite),
  );

export const mayOpen = (grants: Grant[], area: Area): boolean => grants.some((grant) => areas[area].includes(grant.role));

/** "Coordinator, site 101"; "Monitor, all sites". */
export const grantText = (grant: Grant): string => `${roleName(grant.role)}, ${grant.site ? `site ${grant.site}` : 'all sites'}`;

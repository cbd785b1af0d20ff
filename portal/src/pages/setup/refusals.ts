import type { Problem } from '@/api/Problem';
import { formatDay } from '@/pieces/dates';
import { refusalOf as generalRefusal, type Refusal } from '../enrollment/refusals';

type Words = { says: string; wayOut: string };

const ISO_DAY = /\d{4}-\d{2}-\d{2}/;
const dayIn = (problem: Problem) => {
  const day = ISO_DAY.exec(problem.detail)?.[0];
  return day ? formatDay(day) : 'an earlier day';
};

const notImportable = (says: string, wayOut = 'Correct it where the file is made, export it again and choose the new file.'): Words => ({ says, wayOut });

export const setupWriters: Record<string, (problem: Problem) => Words> = {
  NOT_JSON: () => notImportable('The file is no JSON, or it is cut off.', 'Choose the USDM 4.0 file as JSON, as it was exported.'),
  UNSUPPORTED_USDM_VERSION: (problem) => notImportable(`This version of USDM is not supported: ${problem.detail}.`, 'Export the study as USDM 4.0 and choose that file.'),
  STUDY_VERSION_MISSING: () => notImportable('The file has a study, but no version of it.'),
  STUDY_DESIGN_MISSING: () => notImportable('The version of the study has no design.'),
  SPONSOR_IDENTIFIER_MISSING: () => notImportable('The sponsor’s identifier is missing, so the study has no name to go by here.'),
  IDENTIFIER_NOT_USABLE: (problem) => notImportable(`The sponsor’s identifier cannot be part of an address: ${problem.detail}.`),
  ARM_NOT_USABLE: (problem) => notImportable(`An arm cannot be used: ${problem.detail}.`),
  MAIN_TIMELINE_MISSING: () => notImportable('None of the timelines is marked as the main one, so there is no schedule.'),
  UNKNOWN_ENTRY: (problem) => notImportable(`The main timeline begins at an instance that is not there: ${problem.detail}.`),
  NO_FIXED_REFERENCE: () => notImportable('Nothing on the main timeline says which visit is day 1, so no visit has a target day.'),
  STUDY_EXISTS: () => ({ says: 'A study of this identifier is here already.', wayOut: 'Open it from the study switcher; a file is imported once.' }),
  SITE_DIFFERS: () => ({ says: 'A site of this number exists with another name, country or time zone.', wayOut: 'Use the next free number, or the content as it stands.' }),
  UNKNOWN_TIME_ZONE: () => ({ says: 'This is no time zone of the IANA list.', wayOut: 'Choose one of the list, for example Europe/Berlin.' }),
  ACTIVATED_ONCE: (problem) => ({ says: `The site was activated on ${dayIn(problem)} already.`, wayOut: 'The first day stands.' }),
  OWN_GRANT: () => ({ says: 'Nobody gives a role to themselves.', wayOut: 'Ask another study administrator to grant it.' }),
  SEGREGATION_OF_DUTIES: (problem) => ({
    says: `One person cannot hold both roles: ${problem.detail}.`,
    wayOut: 'Revoke the other role first, or give this one to somebody else.',
  }),
  GRANT_DIFFERS: () => ({
    says: 'This grant was recorded in between, with other content.',
    wayOut: 'Look at it in the team; if it is not what you meant, grant again: that is another grant.',
  }),
  GRANT_REVOKED: () => ({ says: 'This grant was revoked and does not come back.', wayOut: 'Give another grant.' }),
  ADMINISTRATION_IS_STUDY_WIDE: () => ({ says: 'A study administrator administers the whole study, not one site.', wayOut: 'Choose the whole study, or another role.' }),
  ENDS_BEFORE_START: (problem) => ({ says: `The last day is before the first (${dayIn(problem)}).`, wayOut: 'Correct one of the two days.' }),
  INSPECTION_NEEDS_END: () => ({ says: 'An inspector’s access is for a period.', wayOut: 'Give the last day of the inspection.' }),
  LAST_ADMINISTRATOR: () => ({ says: 'This is the only study administrator; without one the study could never get another.', wayOut: 'Authorize another administrator first.' }),
  UNKNOWN_GRANT: () => ({ says: 'This grant is not there.', wayOut: 'Reload the page to see the team as it is.' }),
  PLAN_NOT_ASCENDING: () => ({ says: 'Each line of the plan must be a later day and no smaller number than the one before.', wayOut: 'Put the lines in order.' }),
};

/** A refusal of the set-up in words; what it has no words for, the enrollment's refusals may. */
export function setupRefusal(problem: Problem, attempt: { site?: string; day?: string } = {}): Refusal {
  const words = setupWriters[problem.rule]?.(problem);
  const general = generalRefusal(problem, { ...(attempt.site ? { site: attempt.site } : {}), ...(attempt.day ? { day: attempt.day } : {}) });
  return words ? { ...general, ...words } : general;
}

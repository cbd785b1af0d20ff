import { roleName } from '@/frame/roles';
import { formatDay, formatInstant } from '@/pieces/dates';
import { corrected } from './corrected';
import { dayOf, listOf, measured, objectOf, tell, textOf, thing, value, words, type Names, type Payload, type Segment, type Told } from './telling';

type Tell = (payload: Payload, names: Names, reason: string | null) => Told | Segment[];

const item = (p: Payload, names: Names) => {
  const id = textOf(p, 'item');
  const repeat = Number(textOf(p, 'repeat') || 1);
  return thing((names.item?.(id) ?? id) + (repeat > 1 ? ` (${repeat})` : ''));
};
const visitName = (key: string, names: Names) => names.visit?.(key) ?? key;
const visit = (p: Payload, names: Names) => visitName(textOf(p, 'visit'), names);
const site = (p: Payload, names: Names) => {
  const id = textOf(p, 'siteId');
  const name = names.site?.(id);
  return thing(name ? `site ${id}, ${name}` : `site ${id}`);
};
const event = (p: Payload) => thing(`adverse event ${textOf(p, 'adverseEventId')}`);
const clockNames: Record<string, string> = {
  SITE_24_HOURS: '24-hour clock of the site',
  SPONSOR_7_DAYS: '7-day clock of the sponsor',
  SPONSOR_15_DAYS: '15-day clock of the sponsor',
};
const clock = (p: Payload) => {
  const kind = textOf(p, 'clock') || textOf(p, 'obligationId').replace(/\.\d+$/, '');
  return thing(clockNames[kind] ?? words(kind));
};
const timings: Record<string, string> = { EARLY: ', before its window', LATE: ', after its window', IN: '', NO_WINDOW: '' };
const deviation = (p: Payload) => (textOf(p, 'deviation') ? `; a deviation: ${words(textOf(p, 'deviation'))}` : '');
const list = (names: string[]) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}` : (names[0] ?? ''));
const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** One teller an event: what was done, after the person's name. */
export const tellers: Record<string, Tell> = {
  // ------------------------------------------------------------ enrollment: study
  'enrollment.ProtocolVersionReleased': (p) => tell`released protocol version ${thing(textOf(objectOf(p, 'protocol'), 'version') || '?')}`,
  'enrollment.SiteAdded': (p) => tell`added site ${thing(textOf(p, 'siteId'))}, ${textOf(p, 'name')} (${textOf(p, 'country')}, ${textOf(p, 'timeZone')})`,
  'enrollment.SiteActivated': (p, names) => tell`activated ${site(p, names)} on ${dayOf(p, 'activatedOn')}`,
  'enrollment.EnrollmentPlanned': (p) => {
    const points = listOf(p, 'points') as Payload[];
    const last = points[points.length - 1];
    return last
      ? tell`planned enrollment: ${value(plural(Number(textOf(last, 'planned')), 'subject'))} by ${dayOf(last, 'on')}`
      : tell`removed the enrollment plan`;
  },
  'enrollment.TeamMemberAuthorized': (p, names) => {
    const until = textOf(p, 'to') ? ` until ${formatDay(textOf(p, 'to'))}` : '';
    const where = textOf(p, 'siteId') ? site(p, names) : thing('the whole study');
    return tell`authorized ${thing(textOf(p, 'userName') || textOf(p, 'userId'))} as ${value(roleName(textOf(p, 'role')).toLowerCase())} for ${where} from ${dayOf(p, 'from')}${until}${textOf(p, 'backdated') === 'true' ? ' (backdated)' : ''}`;
  },
  'enrollment.TeamMemberRevoked': (p) => tell`revoked the authority ${thing(textOf(p, 'grantId'))} of ${thing(textOf(p, 'userId'))}`,
  // ------------------------------------------------------------ enrollment: subject
  'enrollment.SubjectRegistered': (p, names) => tell`registered the subject at ${site(p, names)}`,
  'enrollment.ConsentGiven': (p) => tell`recorded consent to version ${thing(textOf(p, 'consentVersion'))}, signed on ${dayOf(p, 'consentedOn')}`,
  'enrollment.ConsentWithdrawn': (p) =>
    tell`recorded that consent ${thing(textOf(p, 'consentVersion'))} to ${textOf(p, 'scope') === 'TREATMENT' ? 'treatment' : 'data collection'} was withdrawn on ${dayOf(p, 'withdrawnOn')}`,
  'enrollment.SubjectScreened': (p) => tell`screened the subject on ${dayOf(p, 'screenedOn')}`,
  'enrollment.EligibilityAttested': (p) =>
    tell`attested that the subject is ${value('eligible')} on ${dayOf(p, 'attestedOn')}: ${plural(listOf(p, 'answers').length, 'criterion').replace('criterions', 'criteria')} of protocol version ${textOf(p, 'protocolVersion')} answered`,
  'enrollment.ScreeningFailed': (p, names) => {
    const failed = listOf(p, 'failedCriteria').map((id) => names.criterion?.(String(id)) ?? String(id));
    return tell`recorded a ${value('screening failure')} on ${dayOf(p, 'failedOn')}${failed.length > 0 ? ` because of ${list(failed)}` : ''}`;
  },
  'enrollment.SubjectEnrolled': (p) => tell`enrolled the subject on ${dayOf(p, 'enrolledOn')}`,
  'enrollment.SubjectRandomized': (p) => tell`randomized the subject on ${dayOf(p, 'randomizedOn')}; the arm is sealed`,
  'enrollment.SubjectDiscontinued': (p) =>
    textOf(p, 'reasonCode') === 'COMPLETED'
      ? tell`recorded that the subject completed the study on ${dayOf(p, 'discontinuedOn')}`
      : tell`discontinued the subject from ${textOf(p, 'scope') === 'TREATMENT' ? 'treatment' : 'the study'} on ${dayOf(p, 'discontinuedOn')}: ${value(words(textOf(p, 'reasonCode')))}`,
  'enrollment.DeathReported': (p) => tell`recorded the subject's death on ${dayOf(p, 'diedOn')}`,
  'enrollment.DeathConfirmed': (p) => tell`confirmed the subject's death on ${dayOf(p, 'diedOn')}`,
  'enrollment.IdentityRecorded': () => tell`recorded who the subject is; sealed`,
  'enrollment.IdentityDisclosed': (p) => tell`looked at who the subject is (disclosure ${thing(textOf(p, 'number') || '1')})`,
  'enrollment.AllocationListSealed': (p, names) => tell`sealed the randomization list of ${site(p, names)}`,
  'enrollment.AllocationPlaceTaken': (p, names) => tell`took the next place of the sealed randomization list of ${site(p, names)}`,
  'enrollment.HistoryExported': (p) => {
    const of = textOf(p, 'subject') ? ` of subject ${textOf(p, 'subject')}` : textOf(p, 'site') ? ` of site ${textOf(p, 'site')}` : '';
    const events = listOf(p, 'logs').reduce<number>((sum, log) => sum + Number(textOf(log as Payload, 'events')), 0);
    return tell`exported the history${of} (${value(plural(events, 'event'))}), manifest SHA-256 ${textOf(p, 'manifestSha256').slice(0, 12)}…`;
  },
  // ------------------------------------------------------------ visits: design
  'visits.ItemDefined': (p) => tell`defined the item ${thing(textOf(objectOf(p, 'definition'), 'name'))}`,
  'visits.ItemRedefined': (p) => tell`changed the definition of the item ${thing(textOf(objectOf(p, 'definition'), 'name'))}`,
  'visits.FormDefined': (p) => tell`defined the form ${thing(textOf(objectOf(p, 'definition'), 'name') || textOf(objectOf(p, 'definition'), 'form'))}`,
  'visits.ProtocolAdopted': (p) => tell`took over protocol version ${thing(textOf(p, 'protocolVersion'))} with ${plural(listOf(p, 'visits').length, 'visit')}`,
  // ------------------------------------------------------------ visits: schedule
  'visits.ScheduleOpened': (p, names) => tell`opened the visit schedule at ${site(p, names)}`,
  'visits.CollectionConsented': (p) => tell`opened data collection from ${dayOf(p, 'consentedOn')} under consent ${thing(textOf(p, 'consentVersion'))}`,
  'visits.CollectionStopped': (p) => tell`closed data collection after ${dayOf(p, 'withdrawnOn')}`,
  'visits.VisitsPlanned': (p) => tell`planned ${value(plural(listOf(p, 'visits').length, 'visit'))} by protocol version ${thing(textOf(p, 'protocolVersion'))}`,
  'visits.VisitsCancelled': (p) => tell`cancelled ${value(plural(listOf(p, 'visits').length, 'planned visit'))}: ${words(textOf(p, 'cause'))}`,
  'visits.SubjectLeft': (p) => tell`noted that the subject left on ${dayOf(p, 'leftOn')}: ${words(textOf(p, 'departure'))}`,
  'visits.VisitTookPlace': (p, names) =>
    tell`recorded ${thing(visit(p, names))}${textOf(p, 'planned') === 'false' ? ' (unscheduled)' : ''} on ${dayOf(p, 'date')}${timings[textOf(p, 'timing')] ?? ''}${deviation(p)}`,
  'visits.VisitDateCorrected': (p, names) => ({
    act: tell`changed the date of ${thing(visit(p, names))} from ${value(formatDay(textOf(p, 'before')) || 'not done')} to ${dayOf(p, 'date')}${timings[textOf(p, 'timing')] ?? ''}${deviation(p)}`,
    changes: [{ label: `${visit(p, names)}, date`, from: formatDay(textOf(p, 'before')) || 'not done', to: formatDay(textOf(p, 'date')) }],
  }),
  'visits.VisitNotDone': (p, names) => ({
    act: tell`recorded ${thing(visit(p, names))} as ${value('not done')}`,
    ...(textOf(p, 'before') ? { changes: [{ label: visit(p, names), from: formatDay(textOf(p, 'before')), to: 'not done' }] } : {}),
  }),
  // ------------------------------------------------------------ visits: items
  'visits.ItemRecorded': (p, names) => tell`recorded ${item(p, names)}, ${visit(p, names)}: ${value(measured(objectOf(p, 'value')))}`,
  'visits.ItemCorrected': (p, names) => corrected(p, item(p, names), visit(p, names)),
  'visits.ItemNotDone': (p, names) => {
    const before = p['before'] ? measured(objectOf(p, 'before')) : null;
    return {
      act: tell`recorded ${item(p, names)}, ${visit(p, names)}, as ${value('not done')}${before ? ` (before: ${before})` : ''}`,
      ...(before ? { changes: [{ label: `${item(p, names).text}, ${visit(p, names)}`, from: before, to: 'not done' }] } : {}),
    };
  },
  // ------------------------------------------------------------ visits: queries
  'visits.QueryOpened': (p, names) =>
    tell`opened a query on ${item(p, names)}, ${visit(p, names)}: ${value([textOf(p, 'value'), textOf(p, 'unit')].filter(Boolean).join(' '))} is outside ${range(p)}`,
  'visits.QueryAsked': (p, names) => tell`asked about ${item(p, names)}, ${visit(p, names)}${textOf(p, 'value') ? ` (${[textOf(p, 'value'), textOf(p, 'unit')].filter(Boolean).join(' ')})` : ''}`,
  'visits.QueryAnswered': (p, names) => tell`answered the query on ${item(p, names)}, ${visit(p, names)}`,
  'visits.QueryClosed': (p, names) =>
    tell`closed the query on ${item(p, names)}, ${visit(p, names)}${textOf(p, 'because') ? `: ${words(textOf(p, 'because'))}` : ''}`,
  'visits.QueryReopened': (p, names) => tell`reopened the query on ${item(p, names)}, ${visit(p, names)}`,
  // ------------------------------------------------------------ adverse events
  'adverse-events.AdverseEventReported': (p) => tell`reported ${event(p)}${coded(p)}, ${severityOf(p)}`,
  'adverse-events.AdverseEventFollowedUp': (p) =>
    tell`followed up ${event(p)}${coded(p)}: version ${value(textOf(p, 'version'))}, ${severityOf(p)}${textOf(p, 'present') === 'false' ? ' (an earlier record that arrived late)' : ''}`,
  'adverse-events.QueryOpened': (p) => tell`opened a query on ${event(p)}: ${value(words(textOf(p, 'rule')))}`,
  'adverse-events.QueryResolved': (p) => tell`resolved the query on ${event(p)} with version ${value(textOf(p, 'version'))}: ${words(textOf(p, 'rule'))}`,
  'adverse-events.QueryAsked': (p) => tell`asked about ${event(p)}`,
  'adverse-events.QueryAnswered': (p) => tell`answered the query on ${event(p)}${textOf(p, 'rule') ? `: ${words(textOf(p, 'rule'))}` : ''}`,
  'adverse-events.QueryClosed': (p) => tell`closed the query on ${event(p)}${textOf(p, 'rule') ? `: ${words(textOf(p, 'rule'))}` : ''}`,
  'adverse-events.QueryReopened': (p) => tell`reopened the query on ${event(p)}`,
  'adverse-events.ObligationOpened': (p) => tell`started the ${clock(p)} for ${event(p)}, due ${value(dueOf(p))}${textOf(p, 'provisional') === 'true' ? ', provisionally' : ''}`,
  'adverse-events.ObligationConfirmed': (p) => tell`confirmed the ${clock(p)} for ${event(p)}`,
  'adverse-events.ObligationLifted': (p) => tell`lifted the ${clock(p)} for ${event(p)}`,
  'adverse-events.DeathReported': (p) => tell`reported the subject's death on ${dayOf(p, 'diedOn')} with ${event(p)}`,
  'adverse-events.DiscontinuationRefused': (p) => tell`noted that the discontinuation after ${event(p)} was refused: ${value(words(textOf(p, 'refusedBy')))}`,
};

function range(p: Payload): string {
  const [low, high, unit] = [textOf(p, 'low'), textOf(p, 'high'), textOf(p, 'unit')];
  const both = low && high ? `${low} to ${high}` : low ? `at least ${low}` : high ? `at most ${high}` : 'its range';
  return [both, unit].filter(Boolean).join(' ');
}

const coded = (p: Payload) => {
  const term = textOf(objectOf(p, 'adverseEvent'), 'codedTerm');
  return term ? `, ${term.charAt(0)}${term.slice(1).toLowerCase()}` : '';
};

const severityOf = (p: Payload) => {
  const record = objectOf(p, 'adverseEvent');
  const severity = words(textOf(record, 'severity')) || 'severity not given';
  return value(textOf(record, 'serious') === 'true' ? `${severity}, serious` : severity);
};

function dueOf(p: Payload): string {
  const at = textOf(p, 'dueAt');
  if (at) return formatInstant(at, 'UTC');
  const day = listOf(p, 'due')[0] as Payload | undefined;
  return day ? `${formatDay(textOf(day, 'dueOn'))} (${textOf(day, 'zone')})` : 'as the rule says';
}

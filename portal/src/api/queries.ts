import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsOf } from './asOf';
import { call, get, post, put, studyPath } from './client';
import { keys } from './keys';
import type { Problem } from './Problem';
import { useRead, useReadPages, type ReadOptions } from './reading';
import { categoryOf } from './reasonCategory';
import { useAct } from './writing';
import type {
  AdverseEvent,
  AdverseEventBody,
  AdverseEventQueries,
  AdverseEventQueryDetail,
  AdverseEvents,
  AdverseEventSaved,
  DataQueries,
  DataQueryDetail,
  Differences,
  DiscontinuationBody,
  EligibilityBody,
  EnrollmentSummary,
  FormEntry,
  Forms,
  HistoryFilter,
  HistoryPage,
  IdentityBody,
  ItemDefinitions,
  ItemHistory,
  LogLedger,
  Me,
  PlanPoint,
  QueryStatus,
  Recorded,
  Role,
  SafetyClocks,
  SafetySummary,
  Sites,
  Studies,
  Study,
  StudyImported,
  StudyPreview,
  Subject,
  SubjectMatrix,
  Subjects,
  SubjectStatus,
  SubjectVisits,
  Team,
  VisitDataBody,
  VisitSaved,
  VisitsDue,
  VisitSummary,
  WaitingFor,
  WithdrawalScope,
} from './types';

// ---------------------------------------------------------------- who, which studies

/** The person signed in; a 401 is an answer here, not an ended session. */
export const useMe = () =>
  useQuery<Me, Problem>({
    queryKey: keys.me,
    queryFn: () => get<Me>('/me', { asOf: false, waitForSignIn: false }),
    staleTime: 60_000,
  });

/** Grants are always today's, so the list of another moment may stand in while one looks back: no page is torn down meanwhile. */
export function useStudies() {
  const asOf = useAsOf();
  return useQuery<Studies, Problem>({
    queryKey: keys.studies(asOf),
    queryFn: ({ signal }) => get<Studies>('/studies', { signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export const useStudyDesign = (study: string, options?: ReadOptions) =>
  useRead<Study>(study, 'design', studyPath(study), {}, options);
export const useSites = (study: string, options?: ReadOptions) =>
  useRead<Sites>(study, 'sites', studyPath(study, 'sites'), {}, options);
export const useTeam = (study: string) => useRead<Team>(study, 'team', studyPath(study, 'team'));

// ---------------------------------------------------------------- enrollment

export const useEnrollmentSummary = (study: string, site?: string | null) =>
  useRead<EnrollmentSummary>(study, 'enrollment-summary', studyPath(study, 'enrollment-summary'), { site });

export type SubjectFilter = { site?: string | null; status?: SubjectStatus | null; startsWith?: string | null; limit?: number };

export const useSubjects = (study: string, filter: SubjectFilter = {}, options?: ReadOptions) =>
  useReadPages<Subjects>(study, 'subjects', studyPath(study, 'subjects'), filter, options);
/** The first page only: for search and pickers. */
export const useSubjectsStartingWith = (study: string, startsWith: string, limit = 8) =>
  useRead<Subjects>(study, 'subjects-found', studyPath(study, 'subjects'), { startsWith, limit }, { enabled: startsWith !== '' });
export const useSubject = (study: string, subject: string, options?: ReadOptions) =>
  useRead<Subject>(study, 'subject', studyPath(study, 'subjects', subject), {}, options);

// ---------------------------------------------------------------- visits

export const useSubjectVisits = (study: string, subject: string, options?: ReadOptions) =>
  useRead<SubjectVisits>(study, 'subject-visits', studyPath(study, 'subjects', subject, 'visits'), {}, options);
export const useFormEntry = (study: string, subject: string, visit: string) =>
  useRead<FormEntry>(study, 'form-entry', studyPath(study, 'subjects', subject, 'visits', visit, 'form-entry'));
export const useItemHistory = (study: string, subject: string, visit: string, item: string, repeat = 1, options?: ReadOptions) =>
  useRead<ItemHistory>(
    study,
    'item-history',
    studyPath(study, 'subjects', subject, 'visits', visit, 'items', item, 'history'),
    { repeat },
    options,
  );
export const useItemDefinitions = (study: string) =>
  useRead<ItemDefinitions>(study, 'item-definitions', studyPath(study, 'item-definitions'));
export const useForms = (study: string) => useRead<Forms>(study, 'forms', studyPath(study, 'forms'));

export type DueFilter = { from?: string; to?: string; site?: string | null; limit?: number };
export const useVisitsDue = (study: string, filter: DueFilter = {}, options?: ReadOptions) =>
  useReadPages<VisitsDue>(study, 'visits-due', studyPath(study, 'visits-due'), filter, options);

export const useVisitSummary = (study: string, site?: string | null) =>
  useRead<VisitSummary>(study, 'visit-summary', studyPath(study, 'visit-summary'), { site });

export const useSubjectMatrix = (study: string, filter: SubjectFilter = {}) =>
  useReadPages<SubjectMatrix>(study, 'subject-matrix', studyPath(study, 'subject-matrix'), filter);

// ---------------------------------------------------------------- data queries

export type QueryFilter = {
  site?: string | null;
  status?: QueryStatus | null;
  subject?: string | null;
  visit?: string | null;
  waitingFor?: WaitingFor | null;
  limit?: number;
};
export const useDataQueries = (study: string, filter: QueryFilter = {}, options?: ReadOptions) =>
  useReadPages<DataQueries>(study, 'queries', studyPath(study, 'queries'), filter, options);
export const useDataQuery = (study: string, query: string, options?: ReadOptions) =>
  useRead<DataQueryDetail>(study, 'query', studyPath(study, 'queries', query), {}, options);

// ---------------------------------------------------------------- safety

export type EventFilter = {
  site?: string | null;
  subject?: string | null;
  serious?: boolean | null;
  status?: string | null;
  order?: 'newest' | null;
  limit?: number;
};
export const useAdverseEvents = (study: string, filter: EventFilter = {}, options?: ReadOptions) =>
  useReadPages<AdverseEvents>(study, 'adverse-events', studyPath(study, 'adverse-events'), filter, options);
export const useSubjectAdverseEvents = (study: string, subject: string, options?: ReadOptions) =>
  useReadPages<AdverseEvents>(study, 'subject-events', studyPath(study, 'subjects', subject, 'adverse-events'), {}, options);
export const useAdverseEvent = (study: string, subject: string, event: string, options?: ReadOptions) =>
  useRead<AdverseEvent>(study, 'adverse-event', studyPath(study, 'subjects', subject, 'adverse-events', event), {}, options);

/** `status` may list several: `OPEN,OVERDUE` are those that run. */
export type ClockFilter = { status?: string; clock?: string; site?: string | null; subject?: string | null; order?: 'due'; limit?: number };
export const useSafetyClocks = (study: string, filter: ClockFilter = {}, options?: ReadOptions) =>
  useReadPages<SafetyClocks>(study, 'safety-clocks', studyPath(study, 'safety-clocks'), filter, options);
export const useSafetySummary = (study: string, site?: string | null, options?: ReadOptions) =>
  useRead<SafetySummary>(study, 'safety-summary', studyPath(study, 'safety-summary'), { site }, options);

export type EventQueryFilter = {
  rule?: string | null;
  status?: QueryStatus | 'RESOLVED' | null;
  site?: string | null;
  subject?: string | null;
  limit?: number;
};
export const useAdverseEventQueries = (study: string, filter: EventQueryFilter = {}, options?: ReadOptions) =>
  useReadPages<AdverseEventQueries>(study, 'event-queries', studyPath(study, 'adverse-event-queries'), filter, options);
export const useAdverseEventQuery = (study: string, query: string, options?: ReadOptions) =>
  useRead<AdverseEventQueryDetail>(study, 'event-query', studyPath(study, 'adverse-event-queries', query), {}, options);

// ---------------------------------------------------------------- history

export const useHistory = (study: string, filter: HistoryFilter = {}, options?: ReadOptions) =>
  useReadPages<HistoryPage>(study, 'history', studyPath(study, 'history'), { limit: 100, ...filter }, options);
/** How a service's log stands: signed, checked against its tree, or not what was signed. Always of the present. */
export const useLogLedger = (study: string, log: string, options?: ReadOptions) =>
  useRead<LogLedger>(study, 'ledger', `/ledger/${log}`, {}, { ...options, asOf: false });

export type DifferenceFilter = { from: string; to?: string | null; subject?: string | null; site?: string | null; limit?: number };
/** What differs between two moments; without `to`, between then and now. */
export const useDifferences = (study: string, filter: DifferenceFilter, options?: ReadOptions) =>
  useReadPages<Differences>(study, 'diff', studyPath(study, 'diff'), { limit: 100, ...filter }, { ...options, asOf: false });
/** Of the present: when a study began, by its first grant, which is recorded in one commit with the protocol and is smaller. */
export const useFirstEvent = (study: string, options?: ReadOptions) =>
  useRead<HistoryPage>(
    study,
    'first-event',
    studyPath(study, 'history'),
    { type: 'enrollment.TeamMemberAuthorized', order: 'oldest', limit: 1 },
    { ...options, asOf: false },
  );
/** Of the present: what was recorded about a subject, newest first. */
export const useRecordedOf = (study: string, subject: string, options?: ReadOptions) =>
  useRead<HistoryPage>(study, 'recorded-of', studyPath(study, 'history'), { subject, order: 'newest', limit: 200 }, { ...options, asOf: false });

// ================================================================ acts

const usdm = (content: string) => ({ content, type: 'application/json' });

/** Reads a USDM file and stores nothing. */
export const previewStudy = (file: string) =>
  call<StudyPreview>('POST', '/study-imports?format=usdm&preview=true', { raw: usdm(file) }).then((it) => it.data);

export function useImportStudy() {
  const client = useQueryClient();
  const act = useAct<{ file: string }, StudyImported>('', ({ file }, idempotencyKey) =>
    call<StudyImported>('POST', '/study-imports?format=usdm', { raw: usdm(file), idempotencyKey }).then((it) => it.data),
  );
  return {
    ...act,
    importStudy: async (file: string) => {
      const imported = await act.mutateAsync({ file });
      await client.invalidateQueries({ queryKey: ['studies'] });
      return imported;
    },
  };
}

export const useAddSite = (study: string) =>
  useAct<{ site: string; name: string; country: string; timeZone: string }, Recorded>(study, ({ site, ...body }) =>
    put(studyPath(study, 'sites', site), body),
  );
export const useActivateSite = (study: string) =>
  useAct<{ site: string; activatedOn: string }, Recorded>(study, ({ site, ...body }) =>
    put(studyPath(study, 'sites', site, 'activation'), body),
  );
export const useGrant = (study: string) =>
  useAct<
    { user: string; grant: string; role: Role; site: string | null; from?: string; to: string | null; name: string },
    Recorded
  >(study, ({ user, grant, ...body }) => put(studyPath(study, 'team', user, 'grants', grant), body));
export const useRevokeGrant = (study: string) =>
  useAct<{ user: string; grant: string; reason: string }, Recorded>(study, ({ user, grant, reason }) =>
    put(studyPath(study, 'team', user, 'grants', grant, 'revocation'), { reason }, { reasonCategory: categoryOf([reason]) }),
  );
export const usePlanEnrollment = (study: string) =>
  useAct<{ points: PlanPoint[] }, Recorded>(study, (body) => put(studyPath(study, 'enrollment-plan'), body));

export const useRegisterSubject = (study: string) =>
  useAct<{ subject: string; site: string }, Recorded>(study, ({ subject, site }) =>
    put(studyPath(study, 'subjects', subject), { site }),
  );
export const useRecordConsent = (study: string, subject: string) =>
  useAct<{ version: string; consentedOn: string }, Recorded>(study, ({ version, consentedOn }) =>
    put(studyPath(study, 'subjects', subject, 'consents', version), { consentedOn }),
  );
export const useWithdrawConsent = (study: string, subject: string) =>
  useAct<{ version: string; withdrawnOn: string; scope: WithdrawalScope; reason?: string }, Recorded>(
    study,
    ({ version, ...body }) => put(studyPath(study, 'subjects', subject, 'consents', version, 'withdrawal'), body),
  );
export const useScreenSubject = (study: string, subject: string) =>
  useAct<{ screenedOn: string }, Recorded>(study, (body) => put(studyPath(study, 'subjects', subject, 'screening'), body));
export const useAttestEligibility = (study: string, subject: string) =>
  useAct<EligibilityBody, Recorded>(study, (body) => put(studyPath(study, 'subjects', subject, 'eligibility'), body));
export const useEnrollSubject = (study: string, subject: string) =>
  useAct<{ enrolledOn: string }, Recorded>(study, (body) => put(studyPath(study, 'subjects', subject, 'enrollment'), body));
export const useRandomizeSubject = (study: string, subject: string) =>
  useAct<{ randomizedOn: string }, Recorded>(study, (body) =>
    put(studyPath(study, 'subjects', subject, 'randomization'), body),
  );
export const useDiscontinueSubject = (study: string, subject: string) =>
  useAct<DiscontinuationBody, Recorded>(study, (body) =>
    put(studyPath(study, 'subjects', subject, 'discontinuation'), body),
  );
export const useKeepIdentity = (study: string, subject: string) =>
  useAct<IdentityBody, Recorded>(study, (body) =>
    put(studyPath(study, 'subjects', subject, 'identity'), body, { reasonCategory: categoryOf([body.reason]) }),
  );

export const useSaveVisitData = (study: string, subject: string, visit: string) =>
  useAct<{ body: VisitDataBody; version?: number }, VisitSaved>(
    study,
    ({ body, version }) =>
      put(studyPath(study, 'subjects', subject, 'visits', visit, 'data'), body, {
        receiptShown: true,
        reasonCategory: categoryOf([body.reason, ...(body.items ?? []).map((item) => item.reason)]),
        ...(version === undefined ? {} : { ifMatch: version }),
      }),
    'ACKNOWLEDGED',
  );
/** Records that a visit took place (or did not), without data. */
export const useRecordVisit = (study: string, subject: string) =>
  useAct<
    {
      visit: string;
      date?: string;
      scheduled?: string | null;
      label?: string | null;
      notDone?: { reason: string };
      reason?: string | null;
    },
    unknown
  >(study, ({ visit, ...body }) => put(studyPath(study, 'subjects', subject, 'visits', visit), body));

export const useOpenQuery = (study: string) =>
  useAct<{ subject: string; visit: string; item: string; repeat: number; text: string }, { query: string }>(
    study,
    ({ subject, visit, item, ...body }, idempotencyKey) =>
      post(studyPath(study, 'subjects', subject, 'visits', visit, 'items', item, 'queries'), body, { idempotencyKey }),
  );
type QueryAct = 'answers' | 'closure' | 'reopening';
const useQueryAct = (study: string, list: 'queries' | 'adverse-event-queries', act: QueryAct) =>
  useAct<{ query: string; text: string | null }, unknown>(study, ({ query, text }, idempotencyKey) =>
    post(studyPath(study, list, query, act), { text }, { idempotencyKey }),
  );
export const useAnswerQuery = (study: string) => useQueryAct(study, 'queries', 'answers');
export const useCloseQuery = (study: string) => useQueryAct(study, 'queries', 'closure');
export const useReopenQuery = (study: string) => useQueryAct(study, 'queries', 'reopening');
export const useAnswerEventQuery = (study: string) => useQueryAct(study, 'adverse-event-queries', 'answers');
export const useCloseEventQuery = (study: string) => useQueryAct(study, 'adverse-event-queries', 'closure');

export const useReportAdverseEvent = (study: string, subject: string) =>
  useAct<{ event: string; body: AdverseEventBody; version?: number }, AdverseEventSaved>(study, ({ event, body, version }) =>
    put(
      studyPath(study, 'subjects', subject, 'adverse-events', event),
      body,
      version === undefined ? {} : { ifMatch: version },
    ),
  );
export const useFollowUpAdverseEvent = (study: string, subject: string, event: string) =>
  useAct<{ body: AdverseEventBody; version?: number }, AdverseEventSaved>(study, ({ body, version }, idempotencyKey) =>
    post(studyPath(study, 'subjects', subject, 'adverse-events', event, 'follow-ups'), body, {
      idempotencyKey,
      reasonCategory: categoryOf([body.reason]),
      ...(version === undefined ? {} : { ifMatch: version }),
    }),
  );

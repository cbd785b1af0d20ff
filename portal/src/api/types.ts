import type { components, paths } from './schema';

/**
 * What the API says, by the names that pages use: aliases into the schema that `npm run generate` writes from
 * ../docs/openapi.json. What the document does not say stands at its own place below, with the reason.
 */
type Schemas = components['schemas'];

export type ProblemBody = Schemas['Problem'];
export type Me = Schemas['Me'];

// ---------------------------------------------------------------- study

export type Grant = Schemas['OwnGrant'];
export type Role = Grant['role'];
export type StudyItem = Schemas['EnrollmentStudyListEntry'];
export type Studies = Schemas['StudyList'];
export type Study = Schemas['StudyView'];
export type Epoch = Schemas['EpochView'];
export type Activity = Schemas['NamedView'];
export type Criterion = Schemas['CriterionView'];
export type ScheduleEntry = Schemas['EnrollmentVisitView'];
export type ImportReport = Schemas['ReportView'];
export type StudyImported = Schemas['ImportedView'];
export type StudyPreview = Schemas['PreviewView'];
export type Recorded = Schemas['EnrollmentRecordedView'];

export type Site = Schemas['SiteView'];
export type Sites = Schemas['SiteList'];
export type TeamGrant = Schemas['GrantView'];
export type Team = Schemas['TeamList'];

export type PlanPoint = Schemas['Planned'];
export type EnrollmentFunnel = Schemas['Funnel'];
export type EnrollmentSummary = Schemas['EnrollmentSummary'];

// ---------------------------------------------------------------- subjects

export type Subject = Schemas['SubjectView'];
export type Subjects = Schemas['SubjectPage'];
export type SubjectStatus = Subject['status'];
export type NextStep = NonNullable<Subject['nextStep']>;
export type Consent = Schemas['ConsentView'];
export type WithdrawalScope = Schemas['WithdrawRequest']['scope'];
export type Eligibility = Schemas['EligibilityView'];
export type EligibilityBody = Schemas['AttestRequest'];
export type DiscontinuationBody = Schemas['DiscontinueRequest'];
export type DiscontinuationReason = DiscontinuationBody['reasonCode'];
export type IdentityBody = Schemas['IdentityRequest'];

// ---------------------------------------------------------------- visits

export type Visit = Schemas['VisitsVisitView'];
export type VisitDisplay = Visit['display'];
export type SubjectVisits = Schemas['ScheduleView'];

export type ItemDefinition = Schemas['DefinitionView'];
export type ItemDefinitions = Schemas['CatalogView'];
export type SoftRange = Schemas['RangeView'];
export type FormDefinition = Schemas['FormView'];
export type Forms = Schemas['FormsView'];

export type FormEntry = Schemas['FormEntryView'];
export type EntryForm = Schemas['EntryForm'];
export type FormItem = Schemas['EntryItem'];
export type VisitDataBody = Schemas['DataRequest'];
export type ItemBody = Schemas['SubmittedItem'];
export type ItemResult = Schemas['ItemResultView'];
export type VisitResult = Schemas['VisitResult'];
export type VisitSaved = Schemas['DataRecordedView'] & Receipted;
/** Every accepted write says this beside its own answer; the document describes the answers without it. */
export type Receipted = { receipts?: { receipt: string; recordedAt: string }[] };
export type LogLedger = Schemas['LedgerView'];
export type ItemHistoryEntry = Schemas['ItemChange'];
export type ItemHistory = Schemas['ItemHistoryView'];

export type DueVisit = Schemas['DueVisit'];
export type VisitsDue = Schemas['VisitsDueView'];
export type VisitColumn = Schemas['ColumnCounts'];
export type VisitSummary = Schemas['VisitSummaryView'];

export type MatrixColumn = Schemas['MatrixColumn'];
/** `v` index of the column, `d` display, `q` open queries, `t` timing, `on` actual day, or target while not done. */
export type MatrixCell = Schemas['MatrixCell'];
export type MatrixRow = Schemas['MatrixRow'];
export type SubjectMatrix = Schemas['SubjectMatrixView'];

// ---------------------------------------------------------------- queries

export type DataQuery = Schemas['QueryView'];
export type DataQueries = Schemas['QueriesView'];
export type DataQueryDetail = Schemas['QueryThreadView'];
export type QueryStatus = DataQuery['status'];
export type WaitingFor = NonNullable<DataQuery['waitingFor']>;
/** A step in the thread of a query, be it on an item or on an adverse event: shown alike. */
export type ThreadEntry = Schemas['QueryStep'] | Schemas['ThreadEntry'];

// ---------------------------------------------------------------- adverse events

export type AdverseEventRecord = Schemas['RecordView'];
export type Severity = AdverseEventRecord['severity'];
export type SeriousnessCriterion = AdverseEventRecord['criteria'][number];
export type Causality = NonNullable<AdverseEventRecord['causality']>;
export type Outcome = AdverseEventRecord['outcome'];
export type ActionTaken = NonNullable<AdverseEventRecord['action']>;
export type AdverseEventBody = Schemas['AdverseEventsRecordRequest'];

export type SafetyClock = Schemas['SafetyClockItem'];
export type SafetyClocks = Schemas['SafetyClockPage'];
export type ClockKind = SafetyClock['clock'];
export type ClockDisplay = SafetyClock['display'];

export type AdverseEventItem = Schemas['Listed'];
export type AdverseEvents = Schemas['AdverseEventsListedAdverseEventsPage'];
export type AdverseEvent = Schemas['AdverseEventView'];
export type AdverseEventVersion = Schemas['ChangedVersion'];
export type EventClock = SafetyClock;
export type AdverseEventSaved = Schemas['AdverseEventsRecordedView'];

export type AdverseEventQuery = Schemas['SafetyQueryItem'];
export type AdverseEventQueries = Schemas['SafetyQueryPage'];
export type AdverseEventQueryDetail = Schemas['SafetyQueryDetail'];

export type SafetySummary = Schemas['SafetySummaryView'];

// ---------------------------------------------------------------- history

/** A value of an event's payload: as stored, so of any shape; sealed values stay sealed (`s1:…`). */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The document leaves the payload open; it is always an object. */
export type HistoryEntry = Omit<Schemas['HistoryEvent'], 'payload'> & { payload: { [name: string]: Json } };
export type HistoryPage = Omit<Schemas['HistoryPage'], 'events'> & { events: HistoryEntry[] };

/** What the page's address carries: what can be asked of the history, without the cursor and the moment. */
export type HistoryFilter = Omit<NonNullable<paths['/api/v1/studies/{study}/history']['get']['parameters']['query']>, 'after' | 'asOf'>;

// ---------------------------------------------------------------- two moments

/** One event that had part in a difference. */
export type DifferenceAct = Schemas['Act'];
/** The document leaves the kind open: each service names its own, and these are all. */
export type DifferenceThing = 'STUDY' | 'SITE' | 'GRANT' | 'SUBJECT' | 'VISIT' | 'ITEM' | 'QUERY' | 'ADVERSE_EVENT' | 'SAFETY_QUERY' | 'SAFETY_CLOCK';
/** What a thing was at the earlier moment and is at the later one, with all acts in between. */
export type Difference = Omit<Schemas['Change'], 'thing'> & { thing: DifferenceThing };
/** The gateway joins the services' answers, and each change has its log. */
export type Differences = Omit<Schemas['Differences'], 'changes'> & { changes: Difference[] };

// ---------------------------------------------------------------- inspection bundles

/** An inspection bundle as the gateway makes it: a job that goes on by itself, and stops when it may no longer act for its owner. */
export type Export = Schemas['Export'];
export type Exports = Schemas['ExportList'];
/** Of a site, a subject, or neither: the whole study. */
export type ExportScope = Schemas['ExportRequest'];

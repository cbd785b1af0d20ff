/**
 * What the API says, by name. Written by the contract; each type is an alias, so that it can become one into the
 * generated schema without touching a page.
 */

export type Role =
  | 'STUDY_ADMINISTRATOR'
  | 'COORDINATOR'
  | 'INVESTIGATOR'
  | 'SITE_SYSTEM'
  | 'MONITOR'
  | 'DATA_MANAGER'
  | 'SAFETY_OFFICER'
  | 'STATISTICIAN'
  | 'SPONSOR_AUDITOR'
  | 'INSPECTOR';

export type Me = {
  user: string;
  name: string;
  organisation: string;
  sessionExpiresAt: string;
  mayCreateStudies: boolean;
};

export type ProblemBody = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  rule?: string;
  field?: string | null;
  correlationId?: string;
};

export type Recorded = { recorded: boolean };

// ---------------------------------------------------------------- study

export type Grant = { role: Role; site: string | null; from: string; to: string | null };

export type StudyItem = {
  study: string;
  version: string;
  title: string;
  acronym: string | null;
  plannedSubjects: number | null;
  grants: Grant[];
};

export type Studies = { studies: StudyItem[] };

export type Epoch = { id: string; name: string };
export type Encounter = { name: string; label: string };
export type Activity = { name: string; label: string };
export type Criterion = { id: string; identifier: string; inclusion: boolean; label: string; text: string };

export type ScheduleEntry = {
  key: string;
  label: string;
  epochId: string | null;
  encounter: string | null;
  anchorKey: string | null;
  offset: string | null;
  before: boolean;
  windowLower: string | null;
  windowUpper: string | null;
  fixedReference: boolean;
  activities: string[];
};

export type ImportFinding = { code: string; where: string; what: string };
export type ImportReport = { counts: Record<string, number>; findings: ImportFinding[] };

export type Study = {
  study: string;
  version: string;
  title: string;
  acronym: string | null;
  blinding: string | null;
  plannedSubjects: number | null;
  arms: string[];
  epochs: Epoch[];
  encounters: Encounter[];
  activities: Activity[];
  schedule: ScheduleEntry[];
  criteria: Criterion[];
  report: ImportReport;
  grants: Grant[];
};

export type StudyImported = { study: string; version: string; report: ImportReport };

export type StudyPreview = {
  study: string;
  version: string;
  title: string;
  acronym: string | null;
  plannedSubjects: number | null;
  arms: string[];
  epochs: Epoch[];
  schedule: ScheduleEntry[];
  activities: Activity[];
  criteria: Criterion[];
  report: ImportReport;
  alreadyImported: boolean;
};

export type Site = { site: string; name: string; country: string; timeZone: string; activatedOn: string | null };
export type Sites = { sites: Site[] };

export type TeamGrant = {
  user: string;
  name: string;
  grant: string;
  role: Role;
  site: string | null;
  from: string;
  to: string | null;
  backdated: boolean;
  revoked: boolean;
  revocationReason: string | null;
  inForce: boolean;
};
export type Team = { team: TeamGrant[] };

export type PlanPoint = { on: string; planned: number };

export type EnrollmentFunnel = {
  registered: number;
  consented: number;
  screened: number;
  eligible: number;
  screeningFailed: number;
  enrolled: number;
  randomized: number;
  discontinued: number;
  completed: number;
};

export type SiteEnrollment = {
  site: string;
  name: string;
  activatedOn: string | null;
  registered: number;
  consented: number;
  screened: number;
  screeningFailed: number;
  enrolled: number;
  randomized: number;
  discontinued: number;
  completed: number;
};

export type EnrollmentMonth = { month: string; enrolled: number; cumulative: number; planned: number | null };

export type EnrollmentSummary = {
  plannedSubjects: number | null;
  asOfDay: string;
  funnel: EnrollmentFunnel;
  bySite: SiteEnrollment[];
  overTime: EnrollmentMonth[];
  plan: PlanPoint[];
  expectedToday: number | null;
};

// ---------------------------------------------------------------- subjects

export type SubjectStatus =
  | 'REGISTERED'
  | 'CONSENTED'
  | 'SCREENED'
  | 'ELIGIBLE'
  | 'SCREENING_FAILED'
  | 'ENROLLED'
  | 'RANDOMIZED'
  | 'DISCONTINUED'
  | 'COMPLETED';

export type NextStep = 'CONSENT' | 'SCREENING' | 'ELIGIBILITY' | 'ENROLLMENT' | 'RANDOMIZATION';

export type WithdrawalScope = 'DATA_COLLECTION' | 'TREATMENT';

export type Consent = {
  version: string;
  consentedOn: string;
  withdrawal: { withdrawnOn: string; scope: WithdrawalScope; reason: string | null } | null;
};

export type Eligibility = {
  attestedOn: string;
  protocolVersion: string;
  eligible: boolean;
  failedCriteria: string[];
  failureReason: string | null;
  note: string | null;
};

export type DiscontinuationReason =
  | 'DEATH'
  | 'ADVERSE_EVENT'
  | 'WITHDRAWAL_BY_SUBJECT'
  | 'LOST_TO_FOLLOW_UP'
  | 'PHYSICIAN_DECISION'
  | 'PROTOCOL_DEVIATION'
  | 'LACK_OF_EFFICACY'
  | 'STUDY_TERMINATED_BY_SPONSOR'
  | 'COMPLETED'
  | 'OTHER';

export type Discontinuation = {
  scope: 'STUDY' | 'TREATMENT';
  discontinuedOn: string;
  reasonCode: DiscontinuationReason;
  reason: string | null;
  reportedBy: 'SITE' | 'SERVICE';
};

export type Subject = {
  study: string;
  subject: string;
  site: string;
  status: SubjectStatus;
  consents: Consent[];
  screenedOn: string | null;
  eligibility: Eligibility | null;
  enrolledOn: string | null;
  randomizedOn: string | null;
  discontinuations: Discontinuation[];
  deathReportedOn: string | null;
  identity?: { kept: boolean; mayReveal: boolean; disclosures: number };
  nextStep?: NextStep | null;
};

export type Subjects = { subjects: Subject[]; next: string | null };

export type IdentityBody = {
  familyName: string;
  givenName: string;
  birthDate: string;
  contact: string | null;
  reason: string | null;
};

export type EligibilityBody = {
  attestedOn: string;
  answers: { criterion: string; met: boolean }[];
  failureReason?: string;
  note?: string;
};

export type DiscontinuationBody = {
  discontinuedOn: string;
  scope: 'STUDY' | 'TREATMENT';
  reasonCode: DiscontinuationReason;
  reason?: string;
};

// ---------------------------------------------------------------- visits

/** As the API says it; `verified`, `signed` and `locked` are words of the design language for later. */
export type VisitDisplay = 'planned' | 'due' | 'overdue' | 'inProgress' | 'complete' | 'missed' | 'notApplicable';

export type Timing = 'EARLY' | 'IN' | 'LATE' | 'NO_WINDOW';

export type Visit = {
  subject: string;
  visit: string;
  planned: boolean;
  label: string;
  status: 'PLANNED' | 'DONE' | 'NOT_DONE' | 'CANCELLED';
  date: string | null;
  studyDay: number | null;
  target: string | null;
  from: string | null;
  to: string | null;
  provisional: boolean;
  timing: Timing | null;
  timingAtEntry: Timing | null;
  deviation: string | null;
  reason: string | null;
  cancelledBecause: string | null;
  display: VisitDisplay;
  expected: number;
  answered: number;
  openQueries: number;
  epochId: string | null;
  epoch: string | null;
};

export type SubjectVisits = {
  study: string;
  subject: string;
  site: string;
  status: 'LISTED' | 'CONSENTED' | 'WITHDRAWN' | 'SCREEN_FAILED' | 'DISCONTINUED' | 'COMPLETED' | 'DEAD';
  consentedOn: string | null;
  withdrawnOn: string | null;
  leftOn: string | null;
  protocolVersion: string | null;
  referenceVisit: string | null;
  referenceProvisional: boolean;
  visits: Visit[];
};

export type DataType = 'DECIMAL' | 'INTEGER' | 'CODED' | 'TEXT' | 'DATE';
export type SoftRange = { unit?: string | null; low?: string | null; high?: string | null };

export type ItemDefinition = {
  item: string;
  name: string;
  dataType: DataType;
  units: string[];
  codes: string[];
  softRanges: SoftRange[];
};
export type ItemDefinitions = { items: ItemDefinition[] };

export type FormDefinition = {
  form: string;
  name: string;
  activities: string[];
  sections: { name: string; items: { item: string; required: boolean }[] }[];
};
export type Forms = { forms: FormDefinition[] };

export type QueryStatus = 'OPEN' | 'ANSWERED' | 'CLOSED';
export type WaitingFor = 'SITE' | 'DATA_MANAGEMENT';

export type FormItem = {
  item: string;
  name: string;
  dataType: DataType;
  units: string[];
  codes: string[];
  softRanges: SoftRange[];
  required: boolean;
  repeat: number;
  value: string | null;
  unit: string | null;
  date: string | null;
  notDone: boolean;
  reason: string | null;
  recordedAt: string | null;
  recordedBy: string | null;
  recordedByName: string | null;
  recordedByRole: string | null;
  queries: { query: string; status: QueryStatus; rule: string }[];
};

export type FormSection = { name: string; items: FormItem[] };
export type EntryForm = { form: string; name: string; sections: FormSection[] };
export type FormEntry = { visit: Visit; version: number; forms: EntryForm[]; editable: boolean };

export type ItemBody = {
  item: string;
  repeat?: number;
  value?: string;
  unit?: string | null;
  date?: string | null;
  notDone?: boolean;
  reason?: string | null;
};

export type VisitDataBody = {
  date?: string;
  label?: string | null;
  reason?: string | null;
  notDone?: { reason: string };
  items: ItemBody[];
};

export type ItemResult = {
  item: string;
  repeat: number;
  result: 'accepted' | 'acceptedWithQuery' | 'rejected';
  queryId?: string;
  rule?: string;
  field?: string;
  why?: string;
};

export type VisitResult = {
  subject: string;
  visit: string;
  result: 'RECORDED' | 'CORRECTED' | 'UNCHANGED' | 'NOT_DONE' | 'REJECTED';
  rule: string | null;
  field: string | null;
  why: string | null;
  timing?: Timing | null;
  items: ItemResult[];
};

export type VisitSaved = { version: number; recordedAt: string; receipt: string | null; visit: VisitResult };

export type ItemHistoryEntry = {
  at: string;
  by: string;
  byName: string;
  role: string;
  value: string | null;
  unit: string | null;
  date: string | null;
  notDone: boolean;
  reason: string | null;
  previousValue: string | null;
  previousUnit: string | null;
  kind: 'RECORDED' | 'CORRECTED' | 'NOT_DONE';
  eventId: string;
};
export type ItemHistory = { entries: ItemHistoryEntry[] };

export type DueVisit = {
  subject: string;
  site: string;
  visit: string;
  label: string;
  target: string | null;
  from: string | null;
  to: string | null;
  provisional: boolean;
  display: 'planned' | 'due' | 'overdue';
};
export type VisitsDue = { items: DueVisit[]; next: string | null };

export type QueryAge = { bucket: '0-7' | '8-14' | '15-30' | '31+'; open: number; answered: number };

export type SiteVisits = {
  site: string;
  due: number;
  overdue: number;
  complete: number;
  inProgress: number;
  missed: number;
  early: number;
  late: number;
  openQueries: number;
};

export type VisitColumn = {
  visit: string;
  label: string;
  expected: number;
  complete: number;
  inProgress: number;
  overdue: number;
  due: number;
  missed: number;
};

export type VisitSummary = {
  asOfDay: string;
  visits: Record<VisitDisplay, number>;
  timing: { in: number; early: number; late: number };
  bySite: SiteVisits[];
  byVisit: VisitColumn[];
  queries: { open: number; answered: number; closed: number; byAge: QueryAge[] };
};

export type MatrixColumn = { visit: string; label: string; epochId: string | null; epoch: string | null; planned: boolean };
/** `v` index of the column, `d` display, `q` open queries, `t` timing, `on` actual day, or target while not done. */
export type MatrixCell = { v: number; d: VisitDisplay; q?: number; t?: 'IN' | 'EARLY' | 'LATE'; on?: string };
export type MatrixRow = { subject: string; site: string; status: SubjectStatus; cells: MatrixCell[]; unscheduled: number };
export type SubjectMatrix = { columns: MatrixColumn[]; rows: MatrixRow[]; next: string | null; total: number };

// ---------------------------------------------------------------- queries

export type ThreadEntry = {
  at: string;
  by: string;
  byName: string;
  role: string;
  act: 'OPENED' | 'ANSWERED' | 'CLOSED' | 'REOPENED' | 'RESOLVED';
  text: string | null;
};

export type DataQuery = {
  query: string;
  subject: string;
  site: string;
  visit: string;
  visitLabel: string;
  item: string;
  itemName: string;
  repeat: number;
  rule: string;
  status: QueryStatus;
  value: string | null;
  unit: string | null;
  low: string | null;
  high: string | null;
  openedAt: string;
  openedBy: string;
  age: number;
  waitingFor: WaitingFor | null;
};
export type DataQueries = { queries: DataQuery[]; next: string | null };
export type DataQueryDetail = DataQuery & { thread: ThreadEntry[]; current: { value: string | null; unit: string | null } | null };

// ---------------------------------------------------------------- adverse events

export type Severity = 'MILD' | 'MODERATE' | 'SEVERE';
export type SeriousnessCriterion =
  | 'DEATH'
  | 'LIFE_THREATENING'
  | 'HOSPITALIZATION'
  | 'DISABILITY'
  | 'CONGENITAL_ANOMALY'
  | 'OTHER_MEDICALLY_IMPORTANT'
  | 'CANCER'
  | 'OVERDOSE';
export type Causality = 'NOT_RELATED' | 'NONE' | 'UNLIKELY' | 'REMOTE' | 'POSSIBLE' | 'PROBABLE' | 'RELATED';
export type Outcome = 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
export type ActionTaken =
  | 'DRUG_WITHDRAWN'
  | 'DRUG_INTERRUPTED'
  | 'DOSE_REDUCED'
  | 'DOSE_INCREASED'
  | 'DOSE_NOT_CHANGED'
  | 'NOT_APPLICABLE'
  | 'UNKNOWN';

export type AdverseEventRecord = {
  term: string;
  codedTerm: string | null;
  onset: string | null;
  end: string | null;
  ongoing: boolean | null;
  severity: Severity;
  serious: boolean;
  criteria: SeriousnessCriterion[];
  causality: Causality | null;
  outcome: Outcome;
  action: ActionTaken | null;
  awareAt: string | null;
  reportedOn: string | null;
  narrative: string | null;
  sourceRecord: string | null;
};

export type AdverseEventBody = Partial<AdverseEventRecord> &
  Pick<AdverseEventRecord, 'term' | 'severity' | 'serious' | 'outcome'> & { reason?: string | null };

export type ClockKind = 'SITE_24_HOURS' | 'SPONSOR_7_DAYS' | 'SPONSOR_15_DAYS';
export type ClockStatus = 'OPEN' | 'OVERDUE' | 'MET' | 'LATE' | 'LIFTED';
export type ClockDisplay = 'running' | 'dueSoon' | 'overdue' | 'met' | 'metLate' | 'lifted';

export type SafetyClock = {
  study: string;
  site: string;
  subject: string;
  event: string;
  clock: ClockKind;
  status: ClockStatus;
  display: ClockDisplay;
  provisional: boolean;
  basis: string;
  startedAt: string;
  dueAt: string;
  dueOn?: string | null;
  zone?: string | null;
  rule: string;
  severity: Severity;
  serious: boolean;
  codedTerm: string | null;
};
export type SafetyClocks = { items: SafetyClock[]; next: string | null };

export type AdverseEventItem = {
  study: string;
  site: string;
  subject: string;
  event: string;
  version: number;
  versions: number;
  record: AdverseEventRecord;
  flags: string[];
  clocks: { clock: ClockKind; display: ClockDisplay; dueAt: string }[];
  openQueries: number;
};
export type AdverseEvents = { items: AdverseEventItem[]; next: string | null };

export type AdverseEventVersion = {
  version: number;
  present: boolean;
  receivedAt: string;
  by: string;
  byName: string;
  role: string;
  flags: string[];
  record: AdverseEventRecord;
  changes: { field: string; from: string | null; to: string | null }[];
};

export type EventClock = {
  clock: ClockKind;
  status: ClockStatus;
  display?: ClockDisplay;
  provisional: boolean;
  basis: string;
  startedAt: string;
  dueAt?: string | null;
  dueOn?: string | null;
  zone?: string | null;
  due?: { zone: string; dayZero: string; dueOn: string }[];
  rule?: string;
};

export type EventQuery = {
  query?: string;
  rule: string;
  status: string;
  field: string | null;
  openedInVersion: number;
  resolvedInVersion: number | null;
};

export type AdverseEvent = {
  study: string;
  site: string;
  subject: string;
  event: string;
  version: number;
  record: AdverseEventRecord;
  flags: string[];
  versions: AdverseEventVersion[];
  queries: EventQuery[];
  clocks: EventClock[];
};

export type AdverseEventSaved = {
  study: string;
  subject: string;
  event: string;
  version: number;
  stored: boolean;
  present: boolean;
  flags: string[];
  openQueries: string[];
  openedClocks: ClockKind[];
};

export type AdverseEventQuery = {
  query: string;
  study: string;
  site: string;
  subject: string;
  event: string;
  rule: string;
  field: string | null;
  status: QueryStatus;
  openedAt: string;
  openedInVersion: number;
  resolvedAt: string | null;
  resolvedInVersion: number | null;
  waitingFor: WaitingFor | null;
  age: number;
};
export type AdverseEventQueries = {
  items: AdverseEventQuery[];
  next: string | null;
  counts: Record<string, Record<string, number>>;
};
export type AdverseEventQueryDetail = AdverseEventQuery & { thread: ThreadEntry[] };

export type SafetySummary = {
  events: number;
  serious: number;
  fatal: number;
  bySeverity: { mild: number; moderate: number; severe: number };
  bySite: { site: string; events: number; serious: number }[];
  clocks: Record<Exclude<ClockDisplay, 'lifted'>, number>;
  queries: { open: number; resolved: number };
  overTime: { month: string; events: number; serious: number }[];
};

// ---------------------------------------------------------------- history

/** A value of an event's payload: as stored; sealed values stay sealed (`s1:…`). */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type HistoryEntry = {
  log: string;
  position: number;
  at: string;
  eventId: string;
  type: string;
  revision: string | null;
  aggregateType: string | null;
  aggregateId: string | null;
  sequence: number | null;
  actor: string;
  actorName: string;
  role: string;
  organisation: string;
  source: string;
  study: string;
  site: string;
  subject: string;
  reason: string | null;
  observedAt: string | null;
  onBehalfOf: string | null;
  ids: Record<string, string>;
  payload: { [name: string]: Json };
};

export type HistoryPage = { events: HistoryEntry[]; heads: Record<string, number>; next: string; more: boolean };

export type HistoryFilter = {
  subject?: string;
  site?: string;
  /** Who acted: the user's name at the sign-in. */
  actor?: string;
  role?: string;
  kind?: string;
  type?: string;
  reason?: 'present' | 'absent';
  from?: string;
  to?: string;
  order?: 'oldest' | 'newest';
  limit?: number;
};

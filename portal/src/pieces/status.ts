import type { ToneName } from '@/design/tokens';

/** The one vocabulary of statuses: a word, a tone and a shape each. Shapes are drawn in StatusShape. */
export type Shape =
  | 'ring'
  | 'quarter'
  | 'triangle'
  | 'half'
  | 'disc'
  | 'check'
  | 'pen'
  | 'lock'
  | 'cross'
  | 'dash'
  | 'flag'
  | 'reply'
  | 'clock'
  | 'clockSoon'
  | 'clockCheck'
  | 'clockLate'
  | 'clockOff';

export type StatusWord = { word: string; tone: ToneName; shape: Shape };

const visit = {
  planned: { word: 'Planned', tone: 'faint', shape: 'ring' },
  due: { word: 'Due', tone: 'attention', shape: 'quarter' },
  overdue: { word: 'Overdue', tone: 'danger', shape: 'triangle' },
  inProgress: { word: 'In progress', tone: 'info', shape: 'half' },
  complete: { word: 'Complete', tone: 'success', shape: 'disc' },
  verified: { word: 'Verified', tone: 'success', shape: 'check' },
  signed: { word: 'Signed', tone: 'accent', shape: 'pen' },
  locked: { word: 'Locked', tone: 'neutral', shape: 'lock' },
  missed: { word: 'Missed', tone: 'danger', shape: 'cross' },
  notApplicable: { word: 'Not applicable', tone: 'faint', shape: 'dash' },
} as const satisfies Record<string, StatusWord>;

const query = {
  open: { word: 'Open', tone: 'attention', shape: 'flag' },
  answered: { word: 'Answered', tone: 'info', shape: 'reply' },
  closed: { word: 'Closed', tone: 'neutral', shape: 'check' },
} as const satisfies Record<string, StatusWord>;

const clock = {
  running: { word: 'Running', tone: 'info', shape: 'clock' },
  dueSoon: { word: 'Due soon', tone: 'attention', shape: 'clockSoon' },
  overdue: { word: 'Overdue', tone: 'danger', shape: 'triangle' },
  met: { word: 'Met', tone: 'success', shape: 'clockCheck' },
  metLate: { word: 'Met late', tone: 'danger', shape: 'clockLate' },
  lifted: { word: 'Lifted', tone: 'neutral', shape: 'clockOff' },
} as const satisfies Record<string, StatusWord>;

const subject = {
  REGISTERED: { word: 'Registered', tone: 'faint', shape: 'ring' },
  CONSENTED: { word: 'Consented', tone: 'neutral', shape: 'ring' },
  SCREENED: { word: 'Screened', tone: 'info', shape: 'quarter' },
  ELIGIBLE: { word: 'Eligible', tone: 'info', shape: 'half' },
  SCREENING_FAILED: { word: 'Screening failed', tone: 'neutral', shape: 'cross' },
  ENROLLED: { word: 'Enrolled', tone: 'success', shape: 'half' },
  RANDOMIZED: { word: 'Randomized', tone: 'success', shape: 'disc' },
  DISCONTINUED: { word: 'Discontinued', tone: 'attention', shape: 'cross' },
  COMPLETED: { word: 'Completed', tone: 'accent', shape: 'check' },
} as const satisfies Record<string, StatusWord>;

const severity = {
  MILD: { word: 'Mild', tone: 'neutral', shape: 'ring' },
  MODERATE: { word: 'Moderate', tone: 'attention', shape: 'half' },
  SEVERE: { word: 'Severe', tone: 'danger', shape: 'disc' },
} as const satisfies Record<string, StatusWord>;

const grant = {
  inForce: { word: 'In force', tone: 'success', shape: 'disc' },
  future: { word: 'Not yet in force', tone: 'neutral', shape: 'ring' },
  ended: { word: 'Ended', tone: 'faint', shape: 'dash' },
  revoked: { word: 'Revoked', tone: 'danger', shape: 'cross' },
} as const satisfies Record<string, StatusWord>;

export const statuses = { visit, query, clock, subject, severity, grant };

export type StatusKind = keyof typeof statuses;

const GENERIC: StatusWord = { word: '', tone: 'neutral', shape: 'ring' };

/** The word, tone and shape of a status; an unknown one speaks for itself in neutral. Queries may be asked as `OPEN` or `open`. */
export function statusWord(kind: StatusKind, status: string): StatusWord {
  const words = statuses[kind] as Record<string, StatusWord>;
  return words[status] ?? words[status.toLowerCase()] ?? { ...GENERIC, word: status };
}

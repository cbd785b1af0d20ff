import { count, counted, lineOf, placeOf, printable, shortName, type Finding } from './findings';
import type { LogSummary } from './logChecker';
import { redactionLines } from './redactions';
import { ignoredLine } from './systemFiles';

/** What a verification found; nothing in `findings` means verified. */
export type Report = {
  study: string;
  logs: LogSummary[];
  findings: Finding[];
  unlisted: number;
  /** Whether the keys were given from outside; else they came with the bundle itself. */
  pinned: boolean;
  /** What the receipts showed, in plain words; empty if there were none. */
  receipts: string[];
  /** What an inspection bundle says of itself; null for the short form. */
  inspection: Inspection | null;
  /** Files beside an inspection bundle's that operating systems put there; they were not looked at. */
  ignored: string[];
};

export type Inspection = {
  export: string;
  filter: { site?: string; subject?: string };
  askedBy: { person: string; role: string; organisation: string };
  askedAt: string;
  files: number;
  /** SHA-256 of manifest.json, as the event `enrollment.HistoryExported` has it. */
  manifestSha256: string;
  /** Whether that is the hash that was given from outside; null if none was. */
  isExported: boolean | null;
  /** Texts that were revealed to the reader who asked. */
  revealed: number;
  team: number;
  refusals: number;
  /** Who saw whose identity, who took the history home. */
  accesses: number;
  /** Rows of the readable history that were compared with the signed events. */
  rows: number;
};

export const isVerified = (report: Report): boolean => report.findings.length === 0;

/**
 * The first bad event: of the findings that name a position the lowest one in the first log that has any; if none has, the first
 * finding that says between which it lies.
 */
export function firstBad(report: Report): Finding | null {
  for (const { origin } of report.logs) {
    const [first] = report.findings
      .filter((finding) => finding.position !== null && finding.log === printable(origin))
      .sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
    if (first) return first;
  }
  return report.findings.find((finding) => finding.within) ?? null;
}

/** The report in plain words, a line each, as the verifier on the command line says it. */
export function linesOf(report: Report): string[] {
  const all = report.findings.length + report.unlisted;
  const lines = [`Study ${printable(report.study)}`, ...(report.ignored.length > 0 ? [ignoredLine(report.ignored)] : [])];
  if (isVerified(report)) {
    return [
      ...lines,
      ...report.logs.flatMap((log) => [soundLine(log), ...redactionLines(log.redacted)]),
      ...inspectionLines(report),
      ...report.receipts,
      keysLine(report),
      "Recording times were checked to follow the order; each event's own time is what the signature covers.",
      'VERIFIED',
    ];
  }
  const first = firstBad(report);
  return [
    ...lines,
    ...report.findings.map(lineOf),
    ...(report.unlisted > 0 ? [`and ${count(report.unlisted)} more`] : []),
    ...report.receipts,
    `NOT VERIFIED: ${counted(all, 'finding')}${first ? `; the first bad place is ${placeOf(first)}` : ''}`,
  ];
}

/** What was shown of one log. */
export function soundLine(log: LogSummary): string {
  const name = shortName(log.origin);
  const older = log.olderCheckpoints.map((size) => `; extends the checkpoint of ${count(size)}`).join('');
  const own = log.ownCheckpoints > 0 ? `; extends the ${counted(log.ownCheckpoints, 'earlier checkpoint')} in the bundle` : '';
  if (log.form === 'part') {
    return `${name}: a part, ${counted(log.events, 'event')}, none altered, each proven to stand at its place in the signed tree of ${count(log.signed ?? 0)}${older}${own}`;
  }
  const hidden = log.hidden > 0 ? ` (${count(log.hidden)} by hash only)` : '';
  return `${name}: ${counted(log.events, 'event')}${hidden}, none altered, removed or reordered; signed tree of ${count(log.events)}${older}${own}`;
}

export function keysLine(report: Report): string {
  if (report.pinned) return 'Every closing checkpoint is signed with a key given from outside.';
  const keys = report.logs.map((log) => printable(log.key)).join(' ');
  return `The signing keys were taken from the bundle itself: this shows that the bundle is whole, not who signed it. Compare the keys with those you were given, or pin them: ${keys}`;
}

const NOT_COMPARED = "Not compared with the event of the export: who asked, when and the filter are the manifest's word.";

function inspectionLines({ inspection }: Report): string[] {
  if (!inspection) return [];
  const { filter, files, rows, manifestSha256, isExported } = inspection;
  const part = [filter.site && `site ${filter.site}`, filter.subject && `subject ${filter.subject}`].filter(Boolean).join(' and ');
  return [
    `All ${count(files)} files are as the manifest says${rows > 0 ? `; the ${counted(rows, 'row')} of the readable history tell the signed events` : ''}.`,
    isExported
      ? 'The manifest is the one of which the SHA-256 was given.'
      : `The manifest's SHA-256 is ${manifestSha256}: compare it with the one in the study's event enrollment.HistoryExported, or give that.`,
    ...(isExported ? [] : [NOT_COMPARED]),
    ...(part ? [`It holds events of ${printable(part)}. That none was left out, only a bundle of the whole study can show.`] : []),
  ];
}

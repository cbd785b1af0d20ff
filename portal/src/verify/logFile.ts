import { messageOf } from './BundleError';
import { readLine, type BundleLine } from './bundleLine';
import type { Bytes } from './bytes';
import type { Checkpoint, OpenedCheckpoint } from './checkpoint';
import type { EventJson } from './eventFacts';
import { wordsOf } from './filter';
import { count } from './findings';
import type { BundleEvent } from './leaf';
import { Lines } from './lines';
import type { LogChecker, LogSummary } from './logChecker';
import { beginLog, passTo, type OfBundle } from './logReader';
import type { ManifestLog } from './manifest';
import type { NoteKey } from './noteKey';
import type { Revealed } from './revealed';
import type { Told } from './told';

export type LogFile = {
  entry: ManifestLog;
  study: string;
  filter: { site?: string; subject?: string };
  of: OfBundle;
  /** The log's keys by keys.json. */
  named: readonly NoteKey[];
  own: readonly Checkpoint[];
  told: Told;
  revealed: Revealed | null;
  read: (onChunk: (chunk: Bytes) => void) => Promise<void>;
};

export type LogRead = LogSummary & { closing: OpenedCheckpoint | null };

/** Checks `logs/<log>.ndjson`: one log, whole or a part, and that it is what the manifest says; null if no log begins in it. */
export async function readLogFile({ entry, study, filter, of, named, own, told, revealed, read }: LogFile): Promise<LogRead | null> {
  const { findings } = of;
  let log: LogChecker | null = null;
  let number = 0;

  const onEvent = (event: BundleEvent, json: EventJson, { origin }: LogChecker) => told.event(event, json, origin);
  const accept = (line: BundleLine) => {
    if (line.kind === 'log' && !log) {
      if (line.log !== entry.log) findings.add(`its first line is of the log ${line.log}`, entry.log);
      if (line.part !== (entry.form === 'part')) findings.add(`is ${line.part ? 'a part of a log' : 'a whole log'}, the manifest says ${entry.form}`, entry.log);
      if (line.part && filter.site === undefined && filter.subject === undefined) {
        findings.add('is a part, but the bundle is said to be of the whole study', entry.log);
      }
      if (!line.part && (filter.site !== undefined || filter.subject !== undefined)) {
        findings.add(`is a whole log, but the bundle is said to be of ${wordsOf(filter)}`, entry.log);
      }
      if (!named.some((key) => key.vkey === line.vkey)) findings.add("the key its first line names isn't among its keys in keys.json", entry.log);
      log = beginLog(line, of, { keys: named, own, filter: line.part ? { study, ...filter } : { study }, revealed, onEvent });
    } else if (log && !log.closed && (line.kind === 'event' || line.kind === 'hidden' || line.kind === 'close')) {
      passTo(log, line);
    } else {
      findings.add(log?.closed ? 'something follows its closing checkpoint' : `line ${number} is nothing that belongs here`, entry.log);
    }
  };
  const bad = (why: string) => {
    if (log && !log.closed) log.unreadable(why);
    else findings.add(`line ${number}: ${why}`, entry.log);
  };
  const lines = new Lines({
    line: (bytes) => {
      number++;
      let line: BundleLine;
      try {
        line = readLine(bytes);
      } catch (error) {
        bad(messageOf(error));
        return;
      }
      accept(line);
    },
    bad: (why) => {
      number++;
      bad(why);
    },
  });

  await read((chunk) => lines.push(chunk));
  lines.end();
  const checker = log as LogChecker | null;
  if (!checker) {
    findings.add(number === 0 ? `${entry.file}: missing or empty` : `${entry.file}: no log begins in it`, entry.log);
    return null;
  }
  if (!checker.closed) checker.cutOff();
  const summary = checker.summary();
  const events = summary.events - summary.hidden;
  if (events !== entry.events || summary.hidden !== entry.hidden) {
    checker.wrong(`holds ${count(events)} events and ${count(summary.hidden)} hidden ones, the manifest says ${count(entry.events)} and ${count(entry.hidden)}`);
  }
  if (summary.signed !== null && summary.signed !== entry.size) {
    checker.wrong(`has ${count(summary.signed)} positions, the manifest says ${count(entry.size)}`);
  }
  return { ...summary, closing: checker.closing };
}

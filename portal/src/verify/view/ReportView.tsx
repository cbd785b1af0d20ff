import { IconAlertTriangle, IconCircleCheck, IconKey } from '@tabler/icons-react';
import { formatUtc } from '@/pieces/dates';
import { count, counted, placeOf, shortName } from '../findings';
import { firstBad, isVerified, linesOf, type Report } from '../report';
import { ignoredLine } from '../systemFiles';
import { LogCard } from './LogCard';
import { momentOf } from './momentOf';
import styles from './Verify.module.css';

export type ReportViewProps = { name: string; report: Report; millis: number };

/** What holds, in plain words; or the first place that does not, and every other. */
export function ReportView({ name, report, millis }: ReportViewProps) {
  const good = isVerified(report);
  const { inspection } = report;
  return (
    <div className={styles['report']}>
      <div className={styles['verdict']} data-tone={good ? 'success' : 'danger'}>
        {good ? <IconCircleCheck size={30} stroke={1.6} aria-hidden="true" /> : <IconAlertTriangle size={30} stroke={1.6} aria-hidden="true" />}
        <div>
          <h2>{good ? 'Everything holds' : 'This is not what was signed'}</h2>
          <p>{good ? holds(report) : broken(report)}</p>
          <p className={styles['small']}>
            {name}, study {report.study}, checked in {(millis / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s on this computer
          </p>
        </div>
      </div>
      {report.ignored.length > 0 && <p className={styles['small']}>{ignoredLine(report.ignored)}</p>}
      {!good && <Findings report={report} />}
      {good && !report.pinned && (
        <div className={styles['note']}>
          <IconKey size={20} stroke={1.6} aria-hidden="true" />
          <p>
            <strong>The keys came with the bundle.</strong> This shows that it is whole, not who signed it. Compare the keys below with those you were given, or enter
            yours above and check again.
          </p>
        </div>
      )}
      <div className={styles['logs']}>
        {report.logs.map((log) => (
          <LogCard key={log.origin} log={log} pinned={report.pinned} />
        ))}
      </div>
      {report.receipts.length > 0 && (
        <section className={styles['about']}>
          <h3>What you handed in</h3>
          {report.receipts.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      {inspection && (
        <section className={styles['about']}>
          <h3>The bundle</h3>
          <dl>
            <Fact term="Asked for by">
              {[inspection.askedBy.person, inspection.askedBy.role, inspection.askedBy.organisation].filter(Boolean).join(', ')}, {formatUtc(inspection.askedAt)}
            </Fact>
            <Fact term="Holds">{scopeOf(inspection.filter)}</Fact>
            <Fact term="Files">
              {good ? `all ${count(inspection.files)} as the manifest says` : count(inspection.files)}; {counted(inspection.team, 'authorization')}, {counted(inspection.refusals, 'refused attempt')},{' '}
              {counted(inspection.accesses, 'record')} of who saw an identity or took a history home
            </Fact>
            <Fact term="Texts revealed">
              {counted(inspection.revealed, 'text')} in revealed.ndjson, each beside a sealed value of its length. They are told by the service; the signature covers the sealed form.
            </Fact>
            <Fact term="SHA-256 of the manifest">
              <code>{inspection.manifestSha256}</code>
            </Fact>
            <Fact term="Export">
              <code>{inspection.export}</code>.{' '}
              {inspection.isExported ? 'The hash is the one that you gave.' : 'The study’s history has an event “history exported” with this hash: compare it, or give it above. Until then who asked, when and for what is the manifest’s word.'}
            </Fact>
          </dl>
        </section>
      )}
      <details className={styles['plain']}>
        <summary>The report as text</summary>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it */}
        <pre tabIndex={0} aria-label="Report as text">
          {linesOf(report).join('\n')}
        </pre>
      </details>
    </div>
  );
}

const Fact = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

function holds({ logs, inspection }: Report): string {
  const events = logs.reduce((sum, log) => sum + log.events, 0);
  const last = Math.max(...logs.map((log) => log.lastAt ?? 0));
  const until = last > 0 ? `, until ${momentOf(last)}` : '';
  const of = `${counted(events, 'event')} in ${counted(logs.length, 'log')}${until}`;
  return logs.some((log) => log.form === 'part')
    ? `${of}: none was altered, and each stands at its place in the signed log. ${inspection ? `This is a part: ${scopeOf(inspection.filter)}. ` : ''}That nothing was left out, only the whole study can show.`
    : `${of}: none was altered, removed, inserted or reordered since it was signed.`;
}

function broken(report: Report): string {
  const all = report.findings.length + report.unlisted;
  const first = firstBad(report);
  return `${counted(all, 'finding')}. ${first ? `The first bad place is ${placeOf(first)}.` : ''}`;
}

const scopeOf = ({ site, subject }: { site?: string; subject?: string }): string =>
  [site && `site ${site}`, subject && `subject ${subject}`].filter(Boolean).join(', ') || 'the whole study';

function Findings({ report }: { report: Report }) {
  const first = firstBad(report);
  return (
    <section className={styles['findings']} aria-label="Findings">
      <ol>
        {report.findings.map((finding, index) => (
          <li key={index} data-first={finding === first}>
            <p className={styles['what']}>{finding.what}</p>
            <p className={styles['place']}>
              <span>{finding.log === null ? 'Bundle' : `Log ${shortName(finding.log)}`}</span>
              {finding.position !== null && <span>position {count(finding.position)}</span>}
              {finding.event !== null && (
                <span>
                  event <code>{finding.event}</code>
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      {report.unlisted > 0 && <p className={styles['small']}>and {count(report.unlisted)} more</p>}
    </section>
  );
}

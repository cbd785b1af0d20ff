import { IconKey } from '@tabler/icons-react';
import { formatUtc } from '@/pieces/dates';
import { count, counted, shortName } from '../findings';
import type { LogSummary } from '../logChecker';
import { momentOf } from './momentOf';
import styles from './Verify.module.css';

export type LogCardProps = { log: LogSummary; pinned: boolean };

/** One log: how much of it, until when, what of it is hidden, and under which key. */
export function LogCard({ log, pinned }: LogCardProps) {
  const until = log.lastAt === null ? 'no event disclosed' : momentOf(log.lastAt);
  const keys = log.signedBy.length > 0 ? log.signedBy : [log.key];
  return (
    <article className={styles['log']}>
      <h3>{shortName(log.origin)}</h3>
      <p className={styles['figure']}>
        {count(log.events)} <span>{log.form === 'part' ? `of ${count(log.signed ?? 0)} signed events` : log.events === 1 ? 'event' : 'events'}</span>
      </p>
      <dl>
        <div>
          <dt>Until</dt>
          <dd>{until}</dd>
        </div>
        <div>
          <dt>Hidden</dt>
          <dd>{log.form === 'part' ? 'what is not of it is not in it' : log.hidden === 0 ? 'nothing' : `${count(log.hidden)} by their hash only: what they say is not in this bundle`}</dd>
        </div>
        <div>
          <dt>Sealed</dt>
          <dd>
            {log.redacted.sealed === 0 ? 'nothing' : `${counted(log.redacted.sealed, 'value')}, signed in their sealed form${log.redacted.shown === null ? '' : `; ${count(log.redacted.shown)} told`}`}
            {log.redacted.fields.length > 0 && (
              <ul className={styles['fieldsSealed']}>
                {log.redacted.fields.map(({ where, sealed, shown }) => (
                  <li key={where}>
                    {where}: {count(sealed)}
                    {log.redacted.shown !== null && shown < sealed && `, ${count(sealed - shown)} not told`}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        <div>
          <dt>Extends</dt>
          <dd>
            {[
              ...(log.olderCheckpoints.length > 0 ? [`yours of ${log.olderCheckpoints.map(count).join(', ')}`] : []),
              ...(log.ownCheckpoints > 0 ? [`${count(log.ownCheckpoints)} earlier checkpoints in the bundle`] : []),
            ].join('; ') || 'no earlier checkpoint was compared'}
          </dd>
        </div>
        {log.cosigned.map(({ by, at }) => (
          <div key={by}>
            <dt>Witness</dt>
            <dd>
              {by.split('+')[0]}, {formatUtc(at)}
            </dd>
          </div>
        ))}
      </dl>
      {keys.map((key) => (
        <p key={key} className={styles['key']} data-pinned={pinned}>
          <IconKey size={15} stroke={1.7} aria-hidden="true" />
          <span>{log.signed === null ? 'no signature holds' : pinned ? 'signed with your key' : 'signed with the bundle’s key'}</span>
          <code>{key}</code>
        </p>
      ))}
    </article>
  );
}

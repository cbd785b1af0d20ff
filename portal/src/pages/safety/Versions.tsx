import type { AdverseEventVersion } from '@/api/types';
import { roleName } from '@/frame/roles';
import { Time } from '@/pieces/Time';
import { Changes } from './Changes';
import styles from './Safety.module.css';
import { flagText } from './words';

/** Every version with who sent it and what it changed; newest first. */
export function Versions({ versions }: { versions: AdverseEventVersion[] }) {
  return (
    <ol className={styles['versions']}>
      {[...versions].sort((one, other) => other.version - one.version).map((version) => (
        <li key={version.version} data-present={version.present}>
          <div className={styles['versionHead']}>
            <strong>Version {version.version}</strong>
            {version.present && <span className={styles['present']}>Present</span>}
            <span className={styles['faint']}>
              {version.byName || version.by}
              {version.role && `, ${roleName(version.role).toLowerCase()}`} · <Time at={version.receivedAt} />
            </span>
          </div>
          {(version.changes ?? []).length > 0 ? (
            <Changes changes={version.changes} />
          ) : (
            <p className={styles['faint']}>{version.version === 1 ? 'First report' : 'Says the same'}</p>
          )}
          {version.flags.length > 0 && <p className={styles['faint']}>{version.flags.map(flagText).join(' · ')}</p>}
        </li>
      ))}
    </ol>
  );
}

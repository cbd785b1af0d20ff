import { Link } from 'react-router';
import type { Me, StudyItem } from '@/api/types';
import { AsOfButton } from './AsOfButton';
import { useCrumbs } from './crumbs';
import { PersonMenu } from './PersonMenu';
import { Search } from './Search';
import styles from './TopBar.module.css';
import { to } from './addresses';

export type TopBarProps = {
  me: Me;
  /** The study the address names. */
  present: StudyItem | null;
  /** The study searched: the present one, or the one last opened. */
  searched: StudyItem | null;
};

/** Where I am, search, the as-of clock, who I am. */
export function TopBar({ me, present, searched }: TopBarProps) {
  const crumbs = useCrumbs();
  const all = present ? [{ label: present.study, to: to.dashboard(present.study) }, ...crumbs] : crumbs;
  return (
    <header className={styles['bar']}>
      <nav aria-label="Where I am" style={{ flex: '1 1 auto', minWidth: 0 }}>
        <ol className={styles['crumbs']}>
          {all.map((crumb, index) => (
            <li key={`${index}-${crumb.label}`} aria-current={index === all.length - 1 ? 'page' : undefined}>
              {index > 0 && (
                <span className={styles['sep']} aria-hidden="true">
                  /
                </span>
              )}
              {crumb.to && index < all.length - 1 ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles['tools']}>
        {searched && <Search study={searched.study} grants={searched.grants} />}
        <AsOfButton />
        <PersonMenu me={me} present={searched} />
      </div>
    </header>
  );
}

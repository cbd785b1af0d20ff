import type { ReactNode } from 'react';
import { useSetCrumbs, type Crumb } from './crumbs';
import styles from './Page.module.css';

export type PageProps = {
  title: string;
  /** One sentence under the title: what is shown, or the most important number. */
  lead?: ReactNode;
  /** The page's name in breadcrumb and window title, where it is shorter than the title. */
  crumb?: string;
  /** Where we are above this page; the page itself is added. */
  crumbs?: Crumb[];
  /** Beside the title: the page's main act first. */
  actions?: ReactNode;
  /** The acts are icons: on a phone they stay in the title's line. */
  iconActions?: boolean;
  /** Uses the whole width: matrices, wide tables. */
  wide?: boolean;
  children: ReactNode;
};

/** A page's title, lead, acts and body; sets breadcrumb and window title. */
export function Page({ title, lead, crumb = title, crumbs = [], actions, iconActions = false, wide = false, children }: PageProps) {
  useSetCrumbs([...crumbs, { label: crumb }]);
  return (
    <div className={styles['page']} data-wide={wide}>
      <header className={styles['head']} data-icons={iconActions}>
        <div className={styles['titles']}>
          <h1 className={styles['title']}>{title}</h1>
          {lead && <div className={styles['lead']}>{lead}</div>}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      <div className={styles['body']}>{children}</div>
    </div>
  );
}

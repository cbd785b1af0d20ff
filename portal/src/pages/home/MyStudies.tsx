import { IconUserCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { StudyItem } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { grantText } from '@/frame/roles';
import { formatDay } from '@/pieces/dates';
import styles from './MyStudies.module.css';

/** The studies open to me and what I am in each. */
export function MyStudies({ studies }: { studies: StudyItem[] }) {
  return (
    <Card title="My studies and roles" flush>
      <ul className={styles['list']}>
        {studies.map((study) => (
          <li key={study.study}>
            <Link className={styles['study']} to={to.dashboard(study.study)}>
              <span className={styles['name']}>
                {study.study}
                <span className={styles['version']}>protocol {study.version}</span>
              </span>
              <span className={styles['title']}>{study.title}</span>
              {study.grants.map((grant) => (
                <span className={styles['grant']} key={`${grant.role}-${grant.site}-${grant.from}`}>
                  <IconUserCheck size={14} stroke={1.8} aria-hidden="true" />
                  {grantText(grant)}
                  {grant.to && ` until ${formatDay(grant.to)}`}
                </span>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

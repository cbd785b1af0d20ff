import { Button, SegmentedControl } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { LookBack } from '@/asof/LookBack';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { SubjectFilters } from './SubjectFilters';
import { SubjectList } from './SubjectList';
import { SubjectMatrix } from './SubjectMatrix';
import styles from './SubjectsPage.module.css';
import { useSubjectFilter } from './useSubjectFilter';

/** Who is in the study and where each visit stands: as a matrix, or as a plain list. */
export function Component() {
  const { study, may } = useStudy();
  const [view, setView] = useShown('view', { replace: true });
  const filter = useSubjectFilter();
  const sites = useSiteChoices();
  const list = view === 'list';
  const register = may('REGISTER_SUBJECT') && (
    <Button component={Link} to={to.newSubject(study)} leftSection={<IconUserPlus size={16} stroke={1.8} />}>
      Register subject
    </Button>
  );
  return (
    <Page
      title="Subjects"
      wide
      lead={list ? 'One line a subject, with what comes next' : 'Subjects down, visits across; every cell opens the visit'}
      actions={register}
    >
      <LookBack site={filter.filter.site ?? null} />
      <div className={styles['bar']}>
        <SubjectFilters state={filter} sites={sites} />
        <SegmentedControl
          aria-label="View"
          value={list ? 'list' : 'matrix'}
          onChange={(next) => setView(next === 'list' ? 'list' : null)}
          data={[
            { value: 'matrix', label: 'Matrix' },
            { value: 'list', label: 'List' },
          ]}
        />
      </div>
      <Card flush>
        {list ? (
          <SubjectList study={study} filter={filter.filter} filtered={filter.any} register={register || null} />
        ) : (
          <SubjectMatrix study={study} filter={filter.filter} filtered={filter.any} register={register || null} />
        )}
      </Card>
    </Page>
  );
}

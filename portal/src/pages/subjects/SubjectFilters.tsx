import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Choice } from '@/pages/filters/SelectFilter';
import { statuses } from '@/pieces/status';
import styles from './SubjectsPage.module.css';
import type { FilterState } from './useSubjectFilter';

const statusChoices = Object.entries(statuses.subject).map(([value, { word }]) => ({ value, label: word }));

export type SubjectFiltersProps = { state: FilterState; sites: Choice[] };

export function SubjectFilters({ state, sites }: SubjectFiltersProps) {
  return (
    <div className={styles['filters']} role="search" aria-label="Filter subjects">
      <TextInput
        aria-label="Subject number starts with"
        placeholder="Number starts with…"
        leftSection={<IconSearch size={15} stroke={1.6} />}
        value={state.typed}
        onChange={(event) => state.type(event.currentTarget.value)}
        className={styles['starts']}
      />
      {sites.length > 1 && (
        <Select
          aria-label="Site"
          placeholder="All sites"
          clearable
          searchable
          data={sites}
          value={state.filter.site ?? null}
          onChange={state.setSite}
          clearButtonProps={{ 'aria-label': 'All sites' }}
        />
      )}
      <Select
        aria-label="Status"
        placeholder="Any status"
        clearable
        data={statusChoices}
        value={state.filter.status ?? null}
        onChange={state.setStatus}
        clearButtonProps={{ 'aria-label': 'Any status' }}
      />
      {state.any && (
        <Button variant="subtle" onClick={state.clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

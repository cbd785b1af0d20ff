import { Button } from '@mantine/core';
import { IconBuildingHospital, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSites } from '@/api/queries';
import type { Site } from '@/api/types';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { Day } from '@/pieces/Time';
import { ActivateModal, SiteModal } from './SiteModals';
import { countryName } from './countries';
import styles from './SetupPage.module.css';

export function SitesPart({ study }: { study: string }) {
  const { may } = useStudy();
  const sites = useSites(study);
  const [adding, setAdding] = useState(false);
  const [activating, setActivating] = useState<Site | null>(null);
  const mayAdd = may('ADMINISTER');
  const rows = sites.data?.sites ?? [];
  const columns: Column<Site>[] = [
    { id: 'site', header: 'Site', cell: (it) => <span className={styles['strong']}>{it.site}</span>, sortBy: (it) => it.site },
    { id: 'name', header: 'Name', cell: (it) => it.name, sortBy: (it) => it.name },
    { id: 'country', header: 'Country', cell: (it) => countryName(it.country), sortBy: (it) => countryName(it.country), hideBelow: 'phone' },
    { id: 'zone', header: 'Time zone', cell: (it) => it.timeZone, sortBy: (it) => it.timeZone, hideBelow: 'phone' },
    {
      id: 'activated',
      header: 'Activated',
      cell: (it) =>
        it.activatedOn ? (
          <Day on={it.activatedOn} />
        ) : mayAdd ? (
          <Button size="compact-sm" variant="default" onClick={() => setActivating(it)} aria-label={`Activate site ${it.site}`}>
            Activate
          </Button>
        ) : (
          <span className={styles['muted']}>not yet</span>
        ),
      sortBy: (it) => it.activatedOn,
    },
  ];
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      Add site
    </Button>
  );
  return (
    <>
      <Card title="Sites" note="A site registers subjects from the day it is activated" actions={rows.length > 0 && add} flush>
        <DataTable
          label="Sites"
          columns={columns}
          rows={rows}
          rowKey={(it) => it.site}
          initialSort={{ id: 'site' }}
          loading={sites.isPending}
          error={sites.error}
          onRetry={() => void sites.refetch()}
          empty={
            <Empty title="No site yet" icon={<IconBuildingHospital size={28} stroke={1.4} />} action={add}>
              The study administrator adds the sites that take part and activates each when it may begin.
            </Empty>
          }
        />
      </Card>
      {adding && <SiteModal study={study} onClose={() => setAdding(false)} />}
      {activating && <ActivateModal study={study} site={activating} onClose={() => setActivating(null)} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsOf } from '@/api/asOf';
import { useTeam } from '@/api/queries';
import type { TeamGrant } from '@/api/types';
import { Card } from '@/frame/Card';
import { roleName } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { DataTable, type Column } from '@/pieces/DataTable';
import { dayOf, formatDay } from '@/pieces/dates';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { GrantModal, RevokeModal } from './GrantModals';
import { grantState } from './grants';
import styles from './SetupPage.module.css';

/** A longer team scrolls within its card. */
const LONG = 100;
const states = ['inForce', 'future', 'ended', 'revoked'];

/** Who may do what, where and when; kept with its past. */
export function TeamPart({ study }: { study: string }) {
  const { may } = useStudy();
  const past = useAsOf();
  const team = useTeam(study);
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<TeamGrant | null>(null);
  const today = dayOf(past ? new Date(past) : new Date(), 'UTC');
  const mayGrant = may('ADMINISTER');
  const rows = team.data?.team ?? [];
  const columns: Column<TeamGrant>[] = [
    {
      id: 'name',
      header: 'Person',
      cell: (it) => (
        <>
          <span className={styles['strong']}>{it.name}</span>
          <div className={styles['small']}>{it.user}</div>
          <span className="onlyPhone">
            {roleName(it.role)}, {it.site ? `site ${it.site}` : 'whole study'}
          </span>
        </>
      ),
      sortBy: (it) => it.name,
    },
    { id: 'role', header: 'Role', cell: (it) => roleName(it.role), sortBy: (it) => roleName(it.role), hideBelow: 'phone' },
    { id: 'site', header: 'Site', cell: (it) => it.site ?? <span className={styles['muted']}>whole study</span>, sortBy: (it) => it.site ?? '', hideBelow: 'phone' },
    {
      id: 'period',
      header: 'Period (UTC days)',
      cell: (it) => (
        <>
          {formatDay(it.from)} – {it.to ? formatDay(it.to) : 'open'}
          {it.backdated && (
            <span className={styles['tag']} title="Given later than its first day">
              backdated
            </span>
          )}
        </>
      ),
      sortBy: (it) => it.from,
      hideBelow: 'icons',
    },
    {
      id: 'state',
      header: 'Status',
      cell: (it) => (
        <>
          <StatusMark kind="grant" status={grantState(it, today)} />
          {it.revocationReason && <div className={styles['small']}>{it.revocationReason}</div>}
        </>
      ),
      sortBy: (it) => states.indexOf(grantState(it, today)),
    },
    {
      id: 'act',
      header: <span className="visuallyHidden">Act</span>,
      align: 'right',
      cell: (it) =>
        mayGrant && ['inForce', 'future'].includes(grantState(it, today)) ? (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(it)} aria-label={`Revoke ${roleName(it.role)} of ${it.name}`}>
            Revoke
          </Button>
        ) : null,
    },
  ];
  const grant = mayGrant && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => setGranting(true)}>
      Grant role
    </Button>
  );
  return (
    <>
      <Card title="Team" note="Every role anybody has or had; what was recorded under it stays" actions={rows.length > 0 && grant} flush>
        <DataTable
          label="Team"
          columns={columns}
          rows={rows}
          rowKey={(it) => `${it.user}/${it.grant}`}
          initialSort={{ id: 'state' }}
          {...(rows.length > LONG ? { maxHeight: 680 } : {})}
          loading={team.isPending}
          error={team.error}
          onRetry={() => void team.refetch()}
          empty={
            <Empty title="Nobody yet" icon={<IconUsersGroup size={28} stroke={1.4} />} action={grant}>
              Roles are granted person by person, for a site or the whole study.
            </Empty>
          }
        />
      </Card>
      {granting && <GrantModal study={study} team={rows} today={today} onClose={() => setGranting(false)} />}
      {revoking && <RevokeModal study={study} grant={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { useGrant, useRevokeGrant, useSites } from '@/api/queries';
import type { Role, TeamGrant } from '@/api/types';
import { roleName, roleNames } from '@/frame/roles';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import { commonReasons, ReasonInput } from '@/pieces/ReasonInput';
import { useChosenId } from '@/pieces/useChosenId';
import { isDay } from '../enrollment/dayChecks';
import { ActModal } from '../subject/ActModal';
import { grantName } from './grants';
import { setupRefusal } from './refusals';
import styles from './SetupPage.module.css';

const USER = /^[A-Za-z0-9._@|:+-]{1,64}$/;
const atSites: Role[] = ['COORDINATOR', 'INVESTIGATOR', 'SITE_SYSTEM'];
const WHOLE = 'whole study';

export type GrantModalProps = { study: string; team: TeamGrant[]; today: string; onClose: () => void };

export function GrantModal({ study, team, today, onClose }: GrantModalProps) {
  const sites = useSites(study);
  const [user, setUser] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const act = useGrant(study);
  const client = useQueryClient();
  const chosen = useChosenId();
  const account = user.trim();
  const needsSite = role !== null && atSites.includes(role);
  const where = site ?? (needsSite ? null : WHOLE);
  const grant = () => {
    if (!role || !where) return;
    const at = where === WHOLE ? null : where;
    const taken = team.filter((it) => it.user === account).map((it) => it.grant);
    const grant = chosen.choose([account, role, where, from].join(), () => grantName(role, at, from, taken));
    act.mutate(
      { user: account, name: name.trim(), grant, role, site: at, from, to: to === '' ? null : to },
      {
        onSuccess: onClose,
        onError: (problem) => {
          if (!problem.is('GRANT_DIFFERS', 'GRANT_REVOKED')) return;
          chosen.drop();
          void client.invalidateQueries({ queryKey: keys.study(study) });
        },
      },
    );
  };
  return (
    <ActModal
      title="Grant a role"
      lead="From then on the person may do what the role allows; nobody can grant a role to themselves."
      label="Grant role"
      size="lg"
      onClose={onClose}
      onSubmit={grant}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => setupRefusal(problem, { day: to, ...(site ? { site } : {}) })}
      ready={USER.test(account) && name.trim() !== '' && role !== null && where !== null && isDay(from) && (to === '' || isDay(to))}
    >
      <div className={styles['two']}>
        <TextInput label="Account" description="As the sign-in service names it" required data-autofocus autoComplete="off" value={user} onChange={(event) => setUser(event.currentTarget.value)} />
        <TextInput label="Name" description="Shown beside all they record" required autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Select
          label="Role"
          required
          data={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
          value={role}
          onChange={(value) => {
            setRole(value as Role | null);
            if (value === 'STUDY_ADMINISTRATOR') setSite(null);
          }}
        />
        <Select
          label="Where"
          required
          data={[{ value: WHOLE, label: 'The whole study' }, ...(role === 'STUDY_ADMINISTRATOR' ? [] : (sites.data?.sites ?? [])).map((it) => ({ value: it.site, label: `Site ${it.site}, ${it.name}` }))]}
          value={where}
          onChange={setSite}
        />
        <PartialDateInput
          label="First day"
          required
          atLeast="day"
          atMost="day"
          value={from}
          onChange={setFrom}
          warning={isDay(from) && from < today ? 'Before today: the team list marks it as backdated.' : null}
        />
        <PartialDateInput
          label="Last day"
          required={role === 'INSPECTOR'}
          atLeast="day"
          atMost="day"
          value={to}
          onChange={setTo}
          hint={role === 'INSPECTOR' ? 'An inspector’s access is for a period' : 'Empty: until it is revoked'}
          warning={isDay(to) && to < today ? 'In the past: it is kept, and allows nothing.' : null}
        />
      </div>
    </ActModal>
  );
}

export function RevokeModal({ study, grant, onClose }: { study: string; grant: TeamGrant; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const act = useRevokeGrant(study);
  return (
    <ActModal
      title={`Revoke ${roleName(grant.role).toLowerCase()} of ${grant.name}`}
      lead={`${grant.site ? `Site ${grant.site}` : 'Whole study'}. It ends at once; what was recorded under it stays.`}
      label="Revoke role"
      danger
      onClose={onClose}
      onSubmit={() => act.mutate({ user: grant.user, grant: grant.grant, reason: reason.trim() }, { onSuccess: onClose })}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => setupRefusal(problem)}
      ready={reason.trim() !== ''}
    >
      <ReasonInput reasons={commonReasons.revocation} value={reason} onChange={setReason} autoFocus />
    </ActModal>
  );
}

import { describe, expect, it } from 'vitest';
import type { TeamGrant } from '@/api/types';
import { grantName, grantState } from './grants';

const grant = (more: Partial<TeamGrant>): TeamGrant => ({
  user: 'ana',
  name: 'Ana Ruiz',
  grant: 'g',
  role: 'COORDINATOR',
  site: '101',
  from: '2026-01-01',
  to: null,
  backdated: false,
  revoked: false,
  revocationReason: null,
  inForce: false,
  ...more,
});

describe('grants of the team', () => {
  it('are revoked, in force, ended or not yet in force', () => {
    expect(grantState(grant({ revoked: true, inForce: false }), '2026-06-01')).toBe('revoked');
    expect(grantState(grant({ inForce: true }), '2026-06-01')).toBe('inForce');
    expect(grantState(grant({ to: '2026-05-31' }), '2026-06-01')).toBe('ended');
    expect(grantState(grant({ from: '2026-06-02' }), '2026-06-01')).toBe('future');
  });

  it('get a name nobody has, also after a revocation', () => {
    expect(grantName('DATA_MANAGER', null, '2026-06-01', [])).toBe('data-manager-all-2026-06-01');
    expect(grantName('COORDINATOR', '101', '2026-06-01', ['coordinator-101-2026-06-01'])).toBe('coordinator-101-2026-06-01-2');
  });
});

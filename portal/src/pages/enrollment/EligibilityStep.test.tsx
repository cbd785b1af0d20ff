import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage } from '@/test/render';
import { answering } from '@/test/server';
import { aSubject } from '@/test/subjects';
import { EligibilityStep } from './EligibilityStep';

const criterion = (id: string, inclusion: boolean, text: string): Criterion => ({ id, identifier: id.slice(2), inclusion, label: '', text });
const criteria = [
  criterion('IN01', true, '<p>Adults of 18 to 70 years.</p>'),
  criterion('IN02', true, 'Migraine for 12 months.'),
  criterion('EX01', false, 'Pregnancy.'),
];
const subject = aSubject({ status: 'SCREENED', consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: null }], screenedOn: '2026-03-14', nextStep: 'ELIGIBILITY' });
const PUT = 'PUT /api/v1/studies/NLT-204/subjects/101-007/eligibility';

const show = () => renderPage(<EligibilityStep study="NLT-204" subject={subject} today="2026-11-22" criteria={criteria} />);

describe('attesting eligibility', { timeout: 30_000 }, () => {
  it('is answered with Y and N alone, from one criterion to the next', async () => {
    const user = userEvent.setup();
    const asked = answering({ [PUT]: { recorded: true } });
    const { container } = show();
    await user.type(screen.getByLabelText(/Attested on/), '2026-03-20');
    container.querySelector<HTMLElement>('[data-criterion="IN01"] input')?.focus();
    await user.keyboard('yyn');
    expect(container.querySelector('[role="status"][data-outcome]')).toHaveTextContent('Eligible: every criterion is fulfilled · 3 of 3 answered');
    await user.click(screen.getByText('Attest eligibility', { selector: 'button *' }));
    expect(asked.find((it) => it.method === 'PUT')?.body).toEqual({
      attestedOn: '2026-03-20',
      answers: [
        { criterion: 'IN01', met: true },
        { criterion: 'IN02', met: true },
        { criterion: 'EX01', met: false },
      ],
    });
  });

  it('says at once which criterion fails, and wants the reason', async () => {
    const user = userEvent.setup();
    const asked = answering({ [PUT]: { recorded: true } });
    const { container } = show();
    await user.type(screen.getByLabelText(/Attested on/), '2026-03-20');
    container.querySelector<HTMLElement>('[data-criterion="IN01"] input')?.focus();
    await user.keyboard('yny');
    expect(container.querySelector('[data-outcome]')).toHaveTextContent('Not eligible: Inclusion 02, Exclusion 01');
    const act = screen.getByText('Record screening failure').closest('button');
    expect(act).toBeDisabled();
    await user.type(screen.getByLabelText(/Why screening failed/), 'Too few months');
    expect(act).toBeEnabled();
    if (act) await user.click(act);
    expect(asked.find((it) => it.method === 'PUT')?.body).toMatchObject({ failureReason: 'Too few months' });
  });

  it('says a refusal in a sentence and keeps the answers', async () => {
    const user = userEvent.setup();
    answering({
      [PUT]: () => ({ status: 409, body: { rule: 'SCREENING_BEFORE_ELIGIBILITY', detail: 'the step before: 2026-03-14', field: 'attestedOn' } }),
    });
    const { container } = show();
    await user.type(screen.getByLabelText(/Attested on/), '2026-03-13');
    container.querySelector<HTMLElement>('[data-criterion="IN01"] input')?.focus();
    await user.keyboard('yyn');
    await user.click(screen.getByText('Attest eligibility', { selector: 'button *' }));
    expect(await screen.findByText('Screening is recorded on 14 Mar 2026; the attestation on 13 Mar 2026 is before it.')).toBeInTheDocument();
    expect(container.querySelectorAll('input:checked')).toHaveLength(3);
    const day = screen.getByLabelText(/Attested on/);
    await user.clear(day);
    await user.type(day, '2026-03-15');
    expect(day).toHaveValue('2026-03-15');
    expect(screen.getByText(/^Screening is recorded on 14 Mar 2026; the attestation on 13 Mar 2026/)).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = show();
    expect(await violations(container)).toEqual([]);
  });
});

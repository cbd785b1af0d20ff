import { act, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Subject } from '@/api/types';
import { renderPage } from '@/test/render';
import { answering } from '@/test/server';
import { aSubject } from '@/test/subjects';
import { IdentityCard } from './IdentityCard';
import { useShortly } from './useShortly';

const subject = aSubject({ status: 'RANDOMIZED', nextStep: null, identity: { kept: true, mayReveal: true, disclosures: 2 } });
const DISCLOSURES = '/api/v1/studies/NLT-204/subjects/101-007/identity-disclosures';
const show = (identity: Subject['identity']) => renderPage(<IdentityCard study="NLT-204" subject={{ ...subject, ...(identity ? { identity } : {}) }} />);

describe('the identity of a subject', { timeout: 30_000 }, () => {
  it('is read only after its purpose was recorded', async () => {
    const user = userEvent.setup();
    const asked = answering({
      [`POST ${DISCLOSURES}`]: () => ({ status: 201, body: { disclosure: 'd-7' } }),
      [`GET ${DISCLOSURES}/d-7`]: { familyName: 'Whitfield', givenName: 'Marianne', birthDate: '1974-02', contact: null },
    });
    show(subject.identity);
    expect(screen.getByText(/Looked at 2 times/)).toBeInTheDocument();
    expect(screen.queryByText(/Whitfield/)).not.toBeInTheDocument();
    await user.click(screen.getByText('Reveal identity'));
    await user.click(await screen.findByText('Medical emergency'));
    await user.click(screen.getByText('Record and reveal'));
    expect(await screen.findByText('Whitfield')).toBeInTheDocument();
    expect(screen.getByText('Feb 1974')).toBeInTheDocument();
    const calls = asked.filter((it) => it.path.startsWith(DISCLOSURES));
    expect(calls.map((it) => it.method)).toEqual(['POST', 'GET']);
    expect(calls[0]?.body).toEqual({ purpose: 'Medical emergency' });
    expect(calls[0]?.headers.get('Idempotency-Key')).toBeTruthy();
    await user.click(screen.getByText('Hide now'));
    expect(screen.queryByText('Whitfield')).not.toBeInTheDocument();
  });

  it('is not offered where the server does not allow it', () => {
    show({ kept: true, mayReveal: false, disclosures: 0 });
    expect(screen.queryByText('Reveal identity')).not.toBeInTheDocument();
  });
});

describe('what is shown shortly', () => {
  afterEach(() => vi.useRealTimers());

  it('is forgotten when its seconds are over', () => {
    vi.useFakeTimers();
    const { result } = renderHook(() => useShortly<string>(60));
    act(() => result.current.show('Whitfield'));
    expect(result.current).toMatchObject({ value: 'Whitfield', left: 60 });
    act(() => void vi.advanceTimersByTime(59_000));
    expect(result.current).toMatchObject({ value: 'Whitfield', left: 1 });
    act(() => void vi.advanceTimersByTime(1_000));
    expect(result.current.value).toBeNull();
  });

  it('is forgotten when nobody looks at the window', () => {
    vi.useFakeTimers();
    const { result } = renderHook(() => useShortly<string>(60));
    act(() => result.current.show('Whitfield'));
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(result.current.value).toBeNull();
  });
});

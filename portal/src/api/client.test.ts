import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, type Asked } from '@/test/server';
import { asOfClock } from './asOf';
import { call, get, post, put, studyPath } from './client';
import { connection } from './connection';
import { Problem } from './Problem';
import { session } from './session';

const refusal = { status: 409, body: { rule: 'CONSENT_BEFORE_SCREENING', field: 'screenedOn', detail: 'Consent is of 14 Mar.', correlationId: 'c-1' } };

/** Answers in turn; the last one stays. */
const inTurn = (...answers: { status?: number; body?: unknown; headers?: Record<string, string> }[]) => {
  let at = 0;
  return () => answers[Math.min(at++, answers.length - 1)] ?? {};
};

const thrownBy = async (promise: Promise<unknown>): Promise<Problem> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

afterEach(() => {
  asOfClock.set(null);
  connection.set(true);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a call', () => {
  it('encodes each part of the path', () => {
    expect(studyPath('NLT 204', 'subjects', 'a/b')).toBe('/studies/NLT%20204/subjects/a%2Fb');
  });

  it('reads the answer and its version', async () => {
    answering({ 'GET /api/v1/x': () => ({ body: { n: 1 }, headers: { ETag: '"7"', 'X-As-Of': '2026-03-01T12:00:00Z' } }) });
    const answer = await call<{ n: number }>('GET', '/x');
    expect(answer).toMatchObject({ data: { n: 1 }, etag: '"7"', asOf: '2026-03-01T12:00:00Z' });
  });

  it('leaves filters out that ask nothing', async () => {
    const asked = answering({ 'GET /api/v1/x': {} });
    await get('/x', { filter: { site: '101', status: null, startsWith: '', limit: 50 } });
    expect(asked[0]?.query.toString()).toBe('site=101&limit=50');
  });

  it('carries the CSRF token on what records, and only there', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D1; path=/';
    const asked = answering({ 'GET /api/v1/x': {}, 'PUT /api/v1/x': {} });
    await get('/x');
    await put('/x', { a: 1 });
    expect(asked[0]?.headers.get('X-XSRF-TOKEN')).toBeNull();
    expect(asked[1]?.headers.get('X-XSRF-TOKEN')).toBe('abc=1');
    expect(asked[1]?.body).toEqual({ a: 1 });
  });

  it('sends the version it changes', async () => {
    const asked = answering({ 'PUT /api/v1/x': {} });
    await put('/x', {}, { ifMatch: 7 });
    expect(asked[0]?.headers.get('If-Match')).toBe('"7"');
  });

  it('throws a refusal as a problem with rule, field and correlation', async () => {
    answering({ 'PUT /api/v1/x': () => refusal });
    const problem = await thrownBy(put('/x', {}));
    expect(problem).toMatchObject({ status: 409, rule: 'CONSENT_BEFORE_SCREENING', field: 'screenedOn', correlationId: 'c-1', detail: 'Consent is of 14 Mar.' });
    expect(problem.is('STALE_VERSION', 'CONSENT_BEFORE_SCREENING')).toBe(true);
  });

  it('does not send a refused act again', async () => {
    const asked = answering({ 'PUT /api/v1/x': () => refusal });
    await thrownBy(put('/x', {}));
    expect(asked).toHaveLength(1);
  });

  it('says so when there is no connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await thrownBy(get('/x'))).rule).toBe('OFFLINE');
    expect(connection.get()).toBe(false);
  });
});

describe('what is temporary is tried again', () => {
  const busy = (seconds: string) => ({ status: 429, body: { rule: 'RATE_LIMITED' }, headers: { 'Retry-After': seconds } });
  const behind = { status: 503, body: { rule: 'NOT_YET_KNOWN' }, headers: { 'Retry-After': '1' } };

  it('after the time the server asks for', async () => {
    vi.useFakeTimers();
    const asked = answering({ 'GET /api/v1/x': inTurn(busy('3'), { body: { ok: true } }) });
    const answer = get('/x');
    await vi.advanceTimersByTimeAsync(2900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await answer).toEqual({ ok: true });
  });

  it('with the same idempotency key', async () => {
    vi.useFakeTimers();
    const asked = answering({ 'POST /api/v1/x': inTurn(behind, { body: {} }) });
    const answer = post('/x', { a: 1 });
    await vi.advanceTimersByTimeAsync(1100);
    await answer;
    expect(asked).toHaveLength(2);
    expect(asked[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked[1]?.headers.get('Idempotency-Key')).toBe(asked[0]?.headers.get('Idempotency-Key'));
  });

  it('four times at most', async () => {
    vi.useFakeTimers();
    const asked = answering({ 'GET /api/v1/x': () => behind });
    const problem = thrownBy(get('/x'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await problem).rule).toBe('NOT_YET_KNOWN');
    expect(asked).toHaveLength(4);
  });

  it('but not another failure of the server', async () => {
    const asked = answering({ 'GET /api/v1/x': () => ({ status: 503, body: { rule: 'STORE_UNAVAILABLE' } }) });
    await thrownBy(get('/x'));
    expect(asked).toHaveLength(1);
  });
});

describe('an ended session', () => {
  it('waits for signing in again, then sends the act with the new token', async () => {
    document.cookie = 'XSRF-TOKEN=old; path=/';
    const asked = answering({ 'PUT /api/v1/x': inTurn({ status: 401, body: { rule: 'NOT_AUTHENTICATED' } }, { body: { recorded: true } }) });
    const answer = put<{ recorded: boolean }>('/x', { typed: 'kept' });
    await vi.waitFor(() => expect(session.ended()).toBe(true));
    document.cookie = 'XSRF-TOKEN=new; path=/';
    session.resume();
    expect(await answer).toEqual({ recorded: true });
    expect(asked.map((one: Asked) => [one.headers.get('X-XSRF-TOKEN'), one.body])).toEqual([
      ['old', { typed: 'kept' }],
      ['new', { typed: 'kept' }],
    ]);
    expect(session.ended()).toBe(false);
  });

  it('is an answer where it is asked who is signed in', async () => {
    answering({ 'GET /api/v1/me': () => ({ status: 401, body: { rule: 'NOT_AUTHENTICATED' } }) });
    expect((await thrownBy(get('/me', { waitForSignIn: false }))).status).toBe(401);
    expect(session.ended()).toBe(false);
  });
});

describe('the as-of clock', () => {
  it('is on every reading', async () => {
    asOfClock.set('2026-03-01T12:00:00Z');
    const asked = answering({ 'GET /api/v1/x': {} });
    await get('/x', { filter: { site: '101' } });
    expect(asked[0]?.query.get('asOf')).toBe('2026-03-01T12:00:00Z');
  });

  it('refuses to record anything, before it is sent', async () => {
    asOfClock.set('2026-03-01T12:00:00Z');
    const asked = answering({});
    expect((await thrownBy(put('/x', {}))).rule).toBe('READ_ONLY_PAST');
    expect(asked).toHaveLength(0);
  });
});

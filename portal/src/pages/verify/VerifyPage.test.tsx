import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import type { Answer, Order } from '@/verify/messages';
import type { Export } from './exports';
import { rateOf } from './noteFacts';
import { Component } from './VerifyPage';

const auditor: Grant[] = [{ role: 'SPONSOR_AUDITOR', site: null, from: '2026-01-01', to: null }];
const HERE = `/api/v1/studies/${STUDY}`;

const ledger = (log: string, alarm: string | null = null) => ({
  origin: `trialledger.local/${log}`,
  vkey: `trialledger.local/${log}+2ed9bf00+Afj9`,
  checkpoint: `trialledger.local/${log}\n1204\nqtW3root=\n\n— trialledger.local/${log} sig\n`,
  alarm,
  selfCheck: { events: 1200, startedAt: '2026-11-22T10:00:00Z', finishedAt: '2026-11-22T10:00:02Z', alarm },
});
const made = (more: Partial<Export> = {}): Export => ({
  export: 'e1',
  study: STUDY,
  filter: { site: '101', subject: null },
  state: 'running',
  reason: null,
  askedAt: '2026-11-22T10:00:00Z',
  finishedAt: null,
  keptUntil: '2026-11-23T10:00:00Z',
  lines: { written: 50, total: 200 },
  bytes: 100,
  manifestSha256: null,
  logs: [],
  ...more,
});
const done = made({ state: 'done', bytes: 1_234_567, lines: { written: 200, total: 200 }, manifestSha256: 'ab12', logs: [{ log: 'x', form: 'whole', size: 12, events: 10, hidden: 2 }] });

const rules = (exports: Export[], more: Record<string, unknown> = {}) => ({
  [`GET ${HERE}/exports`]: () => ({ body: { exports } }),
  [`GET ${HERE}/sites`]: { sites: [{ site: '101', name: 'Lakeside' }, { site: '102', name: 'Harbour' }] },
  'GET /api/v1/ledger/enrollment': ledger('enrollment'),
  'GET /api/v1/ledger/visits': ledger('visits'),
  'GET /api/v1/ledger/adverse-events': ledger('adverse-events'),
  ...more,
});

/** Stands for the browser's worker: answers what the test says. */
class FakeWorker {
  static answers: Answer[] = [];
  static ordered: Order[] = [];
  onmessage: ((event: { data: Answer }) => void) | null = null;
  onerror = null;
  postMessage(order: Order) {
    FakeWorker.ordered.push(order);
    for (const data of FakeWorker.answers) this.onmessage?.({ data });
  }
  terminate() {}
}

const shown = () => renderPage(<Component />, { path: '/studies/:study/verify', at: `/studies/${STUDY}/verify`, grants: auditor });

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
});

describe('the logs', () => {
  it('shows each log’s newest checkpoint, its key, and the last check with its rate', async () => {
    answering(rules([]));
    const { container } = shown();
    await waitFor(() => expect(screen.getAllByText('1,204')).toHaveLength(3));
    expect(screen.getByText('trialledger.local/visits+2ed9bf00+Afj9')).toBeInTheDocument();
    expect(screen.getAllByText(/All 1,200 signed events/)[0]).toHaveTextContent('(600 a second)');
    expect(screen.getAllByRole('link', { name: 'Download' })[0]).toHaveAttribute('href', '/api/v1/ledger/enrollment/checkpoint');
    expect(await violations(container)).toEqual([]);
  });

  it('an alarm is said as one', async () => {
    answering(rules([], { 'GET /api/v1/ledger/visits': ledger('visits', 'position 7 has another leaf') }));
    shown();
    expect(await screen.findByRole('alert')).toHaveTextContent('Not what was signed. position 7 has another leaf');
  });

  it('says that all is unchanged only after a check that ended', async () => {
    answering(
      rules([], {
        'GET /api/v1/ledger/enrollment': { ...ledger('enrollment'), selfCheck: { events: 0, startedAt: null, finishedAt: null, alarm: null } },
        'GET /api/v1/ledger/visits': { ...ledger('visits'), selfCheck: { events: 0, startedAt: '2026-11-22T10:00:00Z', finishedAt: null, alarm: null } },
      }),
    );
    shown();
    const told = async (words: RegExp) => (await screen.findByText(words)).closest('p');
    expect(await told(/not been checked yet/)).toHaveAttribute('data-tone', 'neutral');
    expect(await told(/first check of all events is under way/)).toHaveAttribute('data-tone', 'neutral');
    expect(await told(/All 1,200 signed events/)).toHaveAttribute('data-tone', 'success');
  });

  it('a check that is under way has no rate', () => {
    expect(rateOf({ events: 5, startedAt: '2026-11-22T10:00:02Z', finishedAt: '2026-11-22T10:00:00Z' })).toBeNull();
    expect(rateOf({ events: 5, startedAt: null, finishedAt: null })).toBeNull();
  });
});

describe('taking it home', () => {
  it('says so where no bundle was made yet', async () => {
    answering(rules([]));
    shown();
    expect(await screen.findByText('You have made no bundle of this study yet.')).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Your bundles' })).toBeNull();
  });

  it('asks for a bundle of a subject, with a key, and shows how far it is', async () => {
    const exports: Export[] = [];
    const asked = answering(
      rules(exports, {
        [`POST ${HERE}/exports`]: () => {
          exports.push(made({ filter: { site: null, subject: '101-001' } }));
          return { status: 202, body: exports[0] };
        },
      }),
    );
    shown();
    await userEvent.type(screen.getByLabelText('Subject'), ' 101-001 ');
    await userEvent.click(screen.getByRole('button', { name: 'Make the bundle' }));
    expect(await screen.findByText(/50 of 200 lines written/)).toBeInTheDocument();
    const post = asked.find((one) => one.method === 'POST');
    expect(post?.body).toEqual({ subject: '101-001' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('a paused one says why and is resumed', async () => {
    const exports = [made({ state: 'paused', reason: { rule: 'TOKEN_EXPIRED', detail: 'You were signed out.' } })];
    const asked = answering(
      rules(exports, {
        [`POST ${HERE}/exports/e1/resume`]: () => {
          exports[0] = done;
          return { status: 202, body: done };
        },
      }),
    );
    shown();
    expect(await screen.findByText(/Paused at 25 %. You were signed out. \(TOKEN_EXPIRED\)/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    const list = await screen.findByRole('list', { name: 'Your bundles' });
    await waitFor(() => expect(within(list).getByRole('link', { name: 'Download' })).toHaveAttribute('href', `${HERE}/exports/e1/bundle.zip`));
    expect(list).toHaveTextContent('10 events, 2 more by their hash only, 1.2 MB');
    expect(asked.some((one) => one.path.endsWith('/resume'))).toBe(true);
  });

  it('a refusal is told', async () => {
    answering(rules([], { [`POST ${HERE}/exports`]: () => ({ status: 409, body: { rule: 'KEY_REUSED', detail: 'The key was used for another bundle.', correlationId: 'c-17' } }) }));
    shown();
    await userEvent.click(await screen.findByRole('button', { name: 'Make the bundle' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not begun. The key was used for another bundle. (KEY_REUSED · correlation c-17)');
  });
});

describe('checking a bundle here', () => {
  const log = {
    origin: 'trialledger.local/visits',
    form: 'whole' as const,
    signed: 40,
    events: 40,
    hidden: 3,
    key: 'trialledger.local/visits+2ed9bf00+Afj9',
    signedBy: ['trialledger.local/visits+2ed9bf00+Afj9'],
    cosigned: [],
    olderCheckpoints: [],
    ownCheckpoints: 2,
    firstAt: 0,
    lastAt: Date.parse('2026-11-22T10:00:00Z'),
    redacted: { sealed: 3, shown: 2, fields: [{ where: 'free text in metadata/reason', sealed: 3, shown: 2 }] },
  };
  const report = { study: STUDY, logs: [log], findings: [], unlisted: 0, pinned: false, receipts: [], inspection: null, ignored: [] };
  const drop = async () => userEvent.upload(await screen.findByLabelText('Choose a file'), new File(['x'], 'bundle.zip'));

  it('says what holds, until when, what is hidden, and that the keys came with it', async () => {
    answering(rules([]));
    FakeWorker.answers = [{ kind: 'progress', done: 1, total: 2, file: 'logs/visits.ndjson' }, { kind: 'report', report, millis: 1200 }];
    const { container } = shown();
    await drop();
    expect(await screen.findByRole('heading', { name: 'Everything holds' })).toBeInTheDocument();
    expect(screen.getByText(/40 events in 1 log, until 22 Nov 2026/)).toBeInTheDocument();
    expect(screen.getByText('3 by their hash only: what they say is not in this bundle')).toBeInTheDocument();
    expect(screen.getByText('free text in metadata/reason: 3, 1 not told')).toBeInTheDocument();
    expect(screen.getByText(/you got elsewhere/)).toBeInTheDocument();
    expect(screen.getByText(/The keys came with the bundle/)).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('names log, position and event of what does not', async () => {
    answering(rules([]));
    const findings = [{ log: 'trialledger.local/visits', position: 13, event: 'e13', what: 'altered' }];
    FakeWorker.answers = [{ kind: 'report', report: { ...report, findings }, millis: 1 }];
    shown();
    await userEvent.click(screen.getByText(/^What you hold from before/));
    fireEvent.change(screen.getByLabelText('Hash of the export'), { target: { value: 'ab12' } });
    await drop();
    expect(FakeWorker.ordered[FakeWorker.ordered.length - 1]?.given.exportHash).toBe('ab12');
    expect(await screen.findByRole('heading', { name: 'This is not what was signed' })).toBeInTheDocument();
    expect(screen.getByText('1 finding. The first bad place is visits, position 13, event e13.')).toBeInTheDocument();
  });

  it('shows the report of a bundle whose times are none', async () => {
    answering(rules([]));
    FakeWorker.answers = [{ kind: 'report', report: { ...report, logs: [{ ...log, lastAt: 9e15 }] }, millis: 1 }];
    shown();
    await drop();
    expect(await screen.findByText('a time that is none')).toBeInTheDocument();
    expect(screen.getByText(/^40 events in 1 log, until a time that is none/)).toBeInTheDocument();
  });

  it('what could not be checked is not said to hold', async () => {
    answering(rules([]));
    FakeWorker.answers = [{ kind: 'failed', why: 'not a verifier key: x' }];
    shown();
    await drop();
    expect(await screen.findByText('Not checked')).toBeInTheDocument();
  });
});

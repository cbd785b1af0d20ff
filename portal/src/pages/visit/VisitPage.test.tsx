import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asOfClock } from '@/api/asOf';
import type { FormEntry, FormItem, ItemResult } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Answered, type Asked } from '@/test/server';
import { diastolic, entryOf, position, recorded, visitOf } from './visits.fixture';
import { Component } from './VisitPage';

vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

const AT = `/api/v1/studies/${STUDY}/subjects/101-019/visits`;
let entry: FormEntry;
/** What is answered of a past moment. */
let past: FormEntry;
/** What is typed outlives a page: each test has a visit of its own. */
let visit = '';
let visits = 0;
let put: (asked: Asked) => Answered;

const forms = (items: FormItem[], version = 7) => entryOf(items, { version, visit: visitOf({ visit }) });

const saved = (items: ItemResult[], version = 8): Answered => ({
  body: {
    version,
    recordedAt: '2026-11-22T14:02:11Z',
    receipts: [{ receipt: 'visits.4f2a91c0', recordedAt: '2026-11-22T14:02:11Z', events: [] }],
    visit: { subject: '101-019', visit, result: 'RECORDED', rule: null, field: null, why: null, items },
  },
});

function open() {
  const asked = answering({
    [`GET ${AT}/${visit}/form-entry`]: ({ query }: Asked) => ({ body: query.has('asOf') ? past : entry }),
    [`GET ${AT}`]: { study: STUDY, subject: '101-019', site: '101', status: 'CONSENTED', visits: [visitOf({ visit })] },
    [`PUT ${AT}/${visit}/data`]: (one: Asked) => put(one),
    [`GET ${AT}/${visit}/items/VS.SYSBP/history`]: {
      entries: [
        {
          at: '2026-10-23T15:22:11Z',
          by: 'ana',
          byName: 'Ana Ruiz',
          role: 'COORDINATOR',
          value: '182',
          unit: 'mmHg',
          date: null,
          notDone: false,
          reason: null,
          previousValue: null,
          previousUnit: null,
          kind: 'RECORDED',
          eventId: 'e1',
        },
      ],
    },
  });
  const page = renderPage(<Component />, {
    path: '/studies/:study/subjects/:subject/visits/:visit',
    at: `/studies/${STUDY}/subjects/101-019/visits/${visit}`,
  });
  return { asked, page, puts: () => asked.filter((one) => one.method === 'PUT') };
}

const systolic = () => screen.findByRole('textbox', { name: /^Systolic blood pressure/ });
const low = () => screen.getByRole('textbox', { name: /^Diastolic blood pressure/ });

beforeEach(() => {
  visit = `V${++visits}`;
  entry = forms([recorded('182'), diastolic(), position()]);
  past = { ...forms([recorded('182')], 3), editable: false };
  put = () => saved([]);
  window.confirm = vi.fn(() => true);
});

afterEach(() => act(() => asOfClock.set(null)));

it('sends what was typed with the version shown, and says saved only after the answer', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  let answer: (value: Answered) => void = () => undefined;
  const { puts } = open();
  await systolic();
  vi.stubGlobal('fetch', ((former) => async (address: string, init: RequestInit = {}) => {
    if (init.method === 'PUT') await new Promise<Answered>((done) => (answer = done));
    return (former as typeof fetch)(address, init);
  })(fetch));
  await user.type(low(), '80');
  await user.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText('Saving…')).toBeVisible();
  expect(screen.queryByText(/^Saved/)).toBeNull();
  put = () => saved([{ item: 'VS.DIABP', repeat: 1, result: 'accepted' }]);
  entry = forms([recorded('182'), diastolic({ value: '80', unit: 'mmHg' }), position()], 8);
  answer({});
  expect(await screen.findByText(/Saved 14:02:11 UTC/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'receipt 4f2a…' })).toHaveAttribute('href', '/api/v1/receipts/visits.4f2a91c0');
  expect(puts()[0]?.headers.get('If-Match')).toBe('"7"');
  expect(puts()[0]?.body).toEqual({ date: '2026-10-23', dateSeen: '2026-10-23', items: [{ item: 'VS.DIABP', repeat: 1, value: '80', unit: 'mmHg' }] });
});

it('asks why a value is corrected, at the field, before it sends anything', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await user.clear(await systolic());
  await user.type(await systolic(), '128');
  expect(screen.getByText('182 mmHg', { selector: 'strong' })).toBeVisible();
  await user.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText(/A reason is needed/)).toBeVisible();
  expect(puts()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Transcription error' }));
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]?.body).toMatchObject({ items: [{ item: 'VS.SYSBP', value: '128', reason: 'Transcription error' }] });
});

it('offers to keep and explain a value out of range; the explanation goes with it', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await systolic();
  await user.type(low(), '130');
  expect(screen.getByText(/130 mmHg is above what is expected: 45 to 100 mmHg. Saving it opens a query./)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Keep and explain' }));
  await user.click(screen.getByRole('button', { name: 'Known for this subject' }));
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  await waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]?.body).toMatchObject({ items: [{ value: '130', reason: 'Known for this subject' }] });
});

it('is worked by keyboard: Enter moves on, Alt+N not done, Alt+H history', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  open();
  (await systolic()).focus();
  await user.keyboard('{Enter}');
  expect(low()).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('radio', { name: 'SITTING' })).toHaveFocus();
  low().focus();
  await user.keyboard('{Alt>}n{/Alt}');
  expect(screen.getByRole('button', { name: /^Diastolic blood pressure: not done. Press/ })).toBeVisible();
  expect(screen.getByText(/Why was it not done/)).toBeVisible();
  (await systolic()).focus();
  await user.keyboard('{Alt>}h{/Alt}');
  const history = await screen.findByRole('list', { name: 'History of Systolic blood pressure' });
  expect(within(history).getByText('182 mmHg')).toBeVisible();
  expect(within(history).getByText(/Ana Ruiz, coordinator/)).toBeVisible();
});

it('gives a value a date of its own by keyboard', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  open();
  await systolic();
  low().focus();
  const own = screen.getByRole('button', { name: 'Diastolic blood pressure: date and time of its own' });
  for (let step = 0; step < 4 && document.activeElement !== own; step++) await user.tab();
  expect(own).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(await screen.findByLabelText(/^Taken on/)).toBeVisible();
});

it('shows at the field what the server rejected, and keeps it typed', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  put = () => saved([{ item: 'VS.DIABP', repeat: 1, result: 'rejected', rule: 'BEFORE_CONSENT', why: 'consent was given on 24 October' }]);
  open();
  await systolic();
  await user.type(low(), '80');
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  expect(await screen.findByText('consent was given on 24 October (BEFORE_CONSENT)')).toBeVisible();
  expect(low()).toHaveValue('80');
  expect(screen.getByText('1 change not saved')).toBeVisible();
});

it('lets a person choose field by field when somebody saved in between, then saves again', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await user.clear(await systolic());
  await user.type(await systolic(), '128');
  await user.click(screen.getByRole('button', { name: 'Transcription error' }));
  await user.type(low(), '80');
  entry = forms([recorded('138', { recordedByName: 'Jonas Berg' }), diastolic(), position()], 8);
  put = (one) =>
    one.headers.get('If-Match') === '"8"' ? saved([], 9) : { status: 412, body: { rule: 'STALE_VERSION', detail: 'version 8 is recorded' } };
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  const panel = await screen.findByRole('alert', { name: 'Someone saved this visit in between' });
  expect(within(panel).getByText('128 mmHg')).toBeVisible();
  expect(within(panel).getByText('138 mmHg')).toBeVisible();
  expect(within(panel).getByText(/Jonas Berg/)).toBeVisible();
  await user.click(within(panel).getByRole('button', { name: 'Save with these choices' }));
  expect(within(panel).getByText(/Choose for Systolic blood pressure/)).toBeVisible();
  await user.click(within(panel).getByRole('radio', { name: /128 mmHg/ }));
  await user.click(within(panel).getByRole('button', { name: 'Measured again' }));
  await user.click(within(panel).getByRole('button', { name: 'Save with these choices' }));
  await waitFor(() => expect(puts()).toHaveLength(2));
  expect(puts()[1]?.headers.get('If-Match')).toBe('"8"');
  expect(puts()[1]?.body).toMatchObject({
    items: [
      { item: 'VS.SYSBP', value: '128', reason: 'Transcription error' },
      { item: 'VS.DIABP', value: '80' },
    ],
  });
});

it('keeps what was typed when the connection is lost, and tries again on demand', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await systolic();
  await user.type(low(), '80');
  const former = fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  expect(await screen.findByText(/Not saved\..*OFFLINE/)).toBeVisible();
  expect(low()).toHaveValue('80');
  vi.stubGlobal('fetch', former);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(puts()).toHaveLength(1));
});

it('finds what was recorded although the answer was lost, and records it only once', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await systolic();
  await user.type(low(), '80');
  put = () => {
    entry = forms([recorded('182'), diastolic({ value: '80', unit: 'mmHg', recordedAt: '2026-11-22T14:02:11Z' }), position()], 8);
    put = () => ({ status: 412, body: { rule: 'STALE_VERSION', detail: 'version 8 is recorded' } });
    throw new TypeError('network');
  };
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Saved 14:02:11 UTC/)).toBeVisible();
  expect(screen.queryByRole('alert', { name: 'Someone saved this visit in between' })).toBeNull();
  expect(low()).toHaveValue('80');
  expect(puts()).toHaveLength(2);
});

it('is read only for who may not enter data, and free of accessibility violations', async () => {
  entry = { ...entry, editable: false };
  const { page } = open();
  expect(await screen.findByText('182 mmHg')).toBeVisible();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Save visit' })).toBeNull();
  expect(await violations(page.container)).toEqual([]);
});

it('has no accessibility violations while data are entered', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { page } = open();
  await systolic();
  await user.type(low(), '130');
  expect(await violations(page.container)).toEqual([]);
});

it('shows the past as it was, also when it is looked at again', async () => {
  entry = forms([recorded('128'), diastolic(), position()]);
  open();
  expect(await systolic()).toHaveValue('128');
  for (const when of ['2026-10-24T23:59:59.999Z', null, '2026-10-24T23:59:59.999Z']) {
    act(() => asOfClock.set(when));
    if (when === null) expect(await systolic()).toHaveValue('128');
    else expect(await screen.findByText('182 mmHg')).toBeVisible();
  }
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('lays nothing typed over the past, and keeps it for the present', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  past = { ...forms([recorded('182'), diastolic(), position()], 3), editable: false };
  open();
  await systolic();
  await user.type(low(), '80');
  act(() => asOfClock.set('2026-10-24T23:59:59.999Z'));
  expect(await screen.findByText('182 mmHg')).toBeVisible();
  expect(screen.queryByText(/you typed earlier/)).toBeNull();
  act(() => asOfClock.set(null));
  expect(await screen.findByText(/A change you typed earlier is still here, not saved/)).toBeVisible();
  expect(low()).toHaveValue('80');
});

const on = (date: string, version = 7): FormEntry => ({ ...entry, version, visit: visitOf({ visit, date }) });
const dateField = () => screen.getByRole('textbox', { name: /^Visit date/ });

it('lets a person choose when somebody moved the date meanwhile, although no value changed', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { page, puts } = open();
  await systolic();
  await user.clear(dateField());
  await user.type(dateField(), '2026-10-24');
  await user.click(screen.getByRole('button', { name: 'Transcription error' }));
  entry = on('2026-10-25');
  await page.readAgain();
  const panel = await screen.findByRole('alert', { name: 'Someone saved this visit in between' });
  expect(within(panel).getByText('24 Oct 2026')).toBeVisible();
  expect(within(panel).getByText('25 Oct 2026')).toBeVisible();
  await user.click(within(panel).getByRole('radio', { name: /24 Oct 2026/ }));
  await user.click(within(panel).getByRole('button', { name: 'Transcription error' }));
  entry = on('2026-10-26');
  put = (one) => {
    const seen = (one.body as { dateSeen?: string }).dateSeen;
    return seen === '2026-10-26' ? saved([], 7) : { status: 412, body: { rule: 'STALE_VERSION', field: 'date', detail: 'the date was changed' } };
  };
  await user.click(within(panel).getByRole('button', { name: 'Save with these choices' }));
  expect(await screen.findByText('26 Oct 2026')).toBeVisible();
  expect(puts()[0]?.body).toEqual({ date: '2026-10-24', dateSeen: '2026-10-25', reason: 'Transcription error', items: [] });
  await user.click(screen.getByRole('radio', { name: /24 Oct 2026/ }));
  await user.click(within(screen.getByRole('alert', { name: 'Someone saved this visit in between' })).getByRole('button', { name: 'Transcription error' }));
  await user.click(screen.getByRole('button', { name: 'Save with these choices' }));
  expect(await screen.findByText(/Saved 14:02:11 UTC/)).toBeVisible();
  expect(puts()[1]?.body).toMatchObject({ date: '2026-10-24', dateSeen: '2026-10-26' });
});

it('takes a date that was typed on while the former was saved for no conflict', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  open();
  await systolic();
  await user.clear(dateField());
  await user.type(dateField(), '2026-10-24');
  await user.click(screen.getByRole('button', { name: 'Transcription error' }));
  let answer: () => void = () => undefined;
  vi.stubGlobal('fetch', ((former) => async (address: string, init: RequestInit = {}) => {
    if (init.method === 'PUT') await new Promise<void>((done) => (answer = done));
    return (former as typeof fetch)(address, init);
  })(fetch));
  await user.click(screen.getByRole('button', { name: 'Save visit' }));
  await screen.findByText('Saving…');
  await user.clear(dateField());
  await user.type(dateField(), '2026-10-26');
  put = () => {
    entry = on('2026-10-24');
    return saved([], 7);
  };
  answer();
  expect(await screen.findByText('1 change not saved')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('Saving…')).toBeNull());
  expect(screen.queryByRole('alert', { name: 'Someone saved this visit in between' })).toBeNull();
  expect(dateField()).toHaveValue('2026-10-26');
});

const notTakenPlace = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole('button', { name: 'Visit did not take place' }));
  await user.click(screen.getByRole('button', { name: 'Record visit as not done' }));
  expect(screen.getByText(/A reason is needed/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Subject could not attend' }));
  await user.click(screen.getByRole('button', { name: 'Record visit as not done' }));
};

it('records that a visit did not take place, with the reason, and is done with it', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  entry = entryOf([recorded('182')], { version: 7, visit: visitOf({ visit, status: 'PLANNED', date: null }) });
  const { puts } = open();
  await notTakenPlace(user);
  expect(await screen.findByText(/Saved 14:02:11 UTC/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Record visit as not done' })).toBeNull();
  expect(puts()[0]?.headers.get('If-Match')).toBe('"7"');
  expect(puts().map((one) => one.body)).toEqual([{ notDone: { reason: 'Subject could not attend' }, dateSeen: '', items: [] }]);
});

it('says that a visit was changed in between, shows it as it is, and records it as not done only then', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { puts } = open();
  await systolic();
  put = () => {
    entry = forms([recorded('190'), diastolic(), position()], 9);
    return { status: 412, body: { rule: 'STALE_VERSION', detail: 'it stands at version 9' } };
  };
  await notTakenPlace(user);
  expect(await screen.findByText(/Someone changed this visit in between, so nothing was recorded/)).toBeVisible();
  await waitFor(async () => expect(await systolic()).toHaveValue('190'));
  put = () => saved([], 9);
  await user.click(screen.getByRole('button', { name: 'Record visit as not done' }));
  expect(await screen.findByText(/Saved 14:02:11 UTC/)).toBeVisible();
  expect(puts().map((one) => one.headers.get('If-Match'))).toEqual(['"7"', '"9"']);
});

it('keeps the reason where the server does not take a visit as not done', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  open();
  await systolic();
  put = () => ({ body: { version: 7, recordedAt: '2026-11-22T14:02:11Z', visit: { subject: '101-019', visit, result: 'REJECTED', rule: 'SUBJECT_LEFT', field: null, why: 'The subject left.', items: [] } } });
  await notTakenPlace(user);
  expect(await screen.findByText(/Nothing was saved/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Record visit as not done' })).toBeVisible();
  expect(screen.queryByText(/Saved 14/)).toBeNull();
});

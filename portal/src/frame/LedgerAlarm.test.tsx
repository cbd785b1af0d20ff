import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answering } from '@/test/server';
import { renderPage, STUDY } from '@/test/render';
import { LedgerAlarm } from './LedgerAlarm';

const ledger = (alarm: string | null) => ({
  origin: 'trialledger.local/visits',
  vkey: 'trialledger.local/visits+00000000+AAAA',
  checkpoint: null,
  alarm,
  selfCheck: { startedAt: null, finishedAt: null, events: 0, alarm },
});

function open(alarm: string | null) {
  const asked = answering({
    'GET /api/v1/ledger/enrollment': ledger(null),
    'GET /api/v1/ledger/visits': ledger(alarm),
    'GET /api/v1/ledger/adverse-events': ledger(null),
  });
  renderPage(<LedgerAlarm study={STUDY} />);
  return asked;
}

it('names the log and the first event that is not what was signed', async () => {
  open('position 57, event e7: the stored bytes are not those that were signed');

  const alarm = await screen.findByRole('alert');
  expect(alarm).toHaveTextContent('The log of visits is not what was signed.');
  expect(alarm).toHaveTextContent('position 57, event e7');
});

it('says nothing while all is well', async () => {
  const asked = open(null);

  await waitFor(() => expect(asked).toHaveLength(3));
  expect(screen.queryByRole('alert')).toBeNull();
});

const away = () => ({ status: 502, body: { title: 'Bad gateway', detail: 'the service does not answer' } });

it('says that a log cannot be asked, which is no alarm', async () => {
  answering({
    'GET /api/v1/ledger/enrollment': ledger(null),
    'GET /api/v1/ledger/visits': away,
    'GET /api/v1/ledger/adverse-events': ledger(null),
  });
  renderPage(<LedgerAlarm study={STUDY} />);

  expect(await screen.findByRole('status')).toHaveTextContent('The log of visits can’t be asked just now.');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('keeps an alarm that it knows of while the service is away', async () => {
  let answers = true;
  answering({
    'GET /api/v1/ledger/enrollment': ledger(null),
    'GET /api/v1/ledger/visits': () => (answers ? { body: ledger('position 57') } : away()),
    'GET /api/v1/ledger/adverse-events': ledger(null),
  });
  const { readAgain } = renderPage(<LedgerAlarm study={STUDY} />);
  await screen.findByRole('alert');

  answers = false;
  await readAgain();

  expect(screen.getByRole('alert')).toHaveTextContent('position 57');
  expect(screen.queryByRole('status')).toBeNull();
});

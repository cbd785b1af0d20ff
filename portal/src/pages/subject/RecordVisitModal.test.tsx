import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Subject, Visit } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { RecordVisitModal } from './RecordVisitModal';

const VISITS = `/api/v1/studies/${STUDY}/subjects/101-001/visits`;
const subject = { subject: '101-001', consents: [], discontinuations: [] } as unknown as Subject;
const user = quickUser();

/** The visits as they are read, which may be after a visit was recorded whose answer was lost. */
function Reading() {
  const [visits, setVisits] = useState<Visit[]>([]);
  return (
    <>
      <RecordVisitModal study={STUDY} subject={subject} visits={visits} today="2026-03-12" onClose={() => undefined} />
      <button data-testid="read" onClick={() => setVisits([{ visit: 'UNS-2026-03-10' } as Visit])} />
    </>
  );
}

async function record(rule: () => unknown) {
  const asked = answering({ [`PUT ${VISITS}/UNS-2026-03-10`]: rule, [`PUT ${VISITS}/UNS-2026-03-10-2`]: {} });
  renderPage(<Reading />);
  await fill(user, await screen.findByLabelText(/^Took place on/), '2026-03-10');
  const act = screen.getByRole('button', { name: 'Record visit' });
  await user.click(act);
  const refusal = await screen.findByRole('alert');
  await user.click(screen.getByTestId('read'));
  await user.click(act);
  await waitFor(() => expect(asked.filter((one) => one.method === 'PUT')).toHaveLength(2));
  return { refusal, keys: asked.filter((one) => one.method === 'PUT').map((one) => one.path.split('/').at(-1)) };
}

it('sends an unscheduled visit again as the same one where the answer was lost', async () => {
  const { keys } = await record(() => {
    throw new TypeError('no answer');
  });
  expect(keys).toEqual(['UNS-2026-03-10', 'UNS-2026-03-10']);
});

it('takes the next key where a colleague recorded another visit under it', async () => {
  const { keys, refusal } = await record(() => ({ status: 409, body: { rule: 'REASON_REQUIRED', detail: 'it was recorded otherwise before' } }));
  expect(refusal).toHaveTextContent('was recorded in between');
  expect(keys).toEqual(['UNS-2026-03-10', 'UNS-2026-03-10-2']);
});

it('closes by Escape only while nothing is typed in it', async () => {
  const onClose = vi.fn();
  renderPage(<RecordVisitModal study={STUDY} subject={subject} visits={[]} today="2026-03-12" onClose={onClose} />);
  const name = await screen.findByLabelText(/^Name/);
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  await fill(user, name, 'Fall at home');
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalledTimes(2);
});

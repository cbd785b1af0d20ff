import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Link, Outlet, RouterProvider } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderPiece } from '@/test/render';
import { UnsavedDialog } from './UnsavedDialog';
import { useUnsavedGuard } from './useUnsavedGuard';

let forms = 0;

function Form({ name }: { name: string }) {
  const guard = useUnsavedGuard(name, '', (text) => text !== '');
  return (
    <>
      <input aria-label="Value" value={guard.value} onChange={(event) => guard.set(event.currentTarget.value)} />
      <button onClick={() => guard.clear('')}>Acknowledged</button>
      {guard.restored && <p>typed earlier</p>}
      <Link to="/other">Other page</Link>
    </>
  );
}

/** A page with a form and one without, in the frame that asks before leaving. What is typed outlives a test: each has a name of its own. */
function open() {
  const router = createMemoryRouter([
    {
      element: (
        <>
          <Outlet />
          <UnsavedDialog />
        </>
      ),
      children: [
        { path: '/', element: <Form name={`form-${forms}`} /> },
        { path: '/other', element: <Link to="/">Back</Link> },
      ],
    },
  ]);
  renderPiece(<RouterProvider router={router} />);
  return userEvent.setup({ pointerEventsCheck: 0, delay: null });
}

const value = () => screen.getByRole('textbox', { name: 'Value' });
const leave = (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('link', { name: 'Other page' }));

/** Whether the browser would ask before it closes the window. */
function closingAsks(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  forms++;
});

describe('the guard of what is typed and not saved', () => {
  it('lets go at once while nothing is typed', async () => {
    const user = open();
    expect(closingAsks()).toBe(false);
    await leave(user);
    expect(screen.getByRole('link', { name: 'Back' })).toBeVisible();
  });

  it('asks before the page changes; staying keeps the page as it is', async () => {
    const user = open();
    await user.type(value(), '128');
    expect(closingAsks()).toBe(true);
    await leave(user);
    expect(await screen.findByRole('dialog', { name: 'There are changes that are not saved' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stay' }));
    expect(value()).toHaveValue('128');
  });

  it('brings back what was typed when one returns, and says so', async () => {
    const user = open();
    await user.type(value(), '128');
    await leave(user);
    await user.click(await screen.findByRole('button', { name: 'Leave this page' }));
    await user.click(await screen.findByRole('link', { name: 'Back' }));
    expect(value()).toHaveValue('128');
    expect(screen.getByText('typed earlier')).toBeVisible();
  });

  it('keeps nothing once the server has acknowledged', async () => {
    const user = open();
    await user.type(value(), '128');
    await user.click(screen.getByRole('button', { name: 'Acknowledged' }));
    expect(closingAsks()).toBe(false);
    await leave(user);
    await user.click(await screen.findByRole('link', { name: 'Back' }));
    expect(value()).toHaveValue('');
    expect(screen.queryByText('typed earlier')).toBeNull();
  });
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPiece } from '@/test/render';
import { CopyButton } from './CopyButton';

function Changing() {
  const [text, setText] = useState('key 1');
  return (
    <>
      <CopyButton label="Copy key" text={text} />
      <button onClick={() => setText('key 2')}>newer</button>
    </>
  );
}

it('copies the text and says so', async () => {
  const user = userEvent.setup();
  renderPiece(<CopyButton label="Copy key" text="key 1" />);
  await user.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('key 1');
});

it('does not call another text copied', async () => {
  const user = userEvent.setup();
  renderPiece(<Changing />);
  await user.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  await user.click(screen.getByText('newer'));
  expect(screen.getByRole('button', { name: 'Copy key' })).toBeVisible();
});

it('says it when the browser does not let it copy', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
  renderPiece(<CopyButton label="Copy key" text="key 1" />);
  await user.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(await screen.findByRole('button', { name: 'Not copied: the browser refused' })).toBeVisible();
});

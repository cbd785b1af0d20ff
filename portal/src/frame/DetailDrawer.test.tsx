import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPiece } from '@/test/render';
import { quickUser } from '@/test/typing';
import { BesideContext } from './beside';
import { DetailDrawer } from './DetailDrawer';

const drawer = (onClose = () => undefined as void) => (
  <DetailDrawer title="Syncope" onClose={onClose}>
    It was mild.
  </DetailDrawer>
);

/** A frame in small: the page, and the place beside it. */
function Framed({ onClose }: { onClose: () => void }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <>
      <BesideContext value={place}>
        <main>{drawer(onClose)}</main>
      </BesideContext>
      <div ref={setPlace} data-testid="beside" />
    </>
  );
}

it('stands beside the page, not in it, takes the focus and closes by Escape', async () => {
  const onClose = vi.fn();
  renderPiece(<Framed onClose={onClose} />);
  const shown = screen.getByRole('complementary', { name: 'Syncope' });
  expect(screen.getByTestId('beside')).toContainElement(shown);
  expect(screen.getByRole('main')).toBeEmptyDOMElement();
  expect(shown).toHaveFocus();
  await quickUser().keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

it('stands where it is written where there is no frame', () => {
  renderPiece(<main>{drawer()}</main>);
  expect(screen.getByRole('main')).toContainElement(screen.getByRole('complementary', { name: 'Syncope' }));
});

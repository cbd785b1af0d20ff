import { Button, Modal } from '@mantine/core';
import { useCallback } from 'react';
import { useBlocker } from 'react-router';

/** Asks before the page changes while something typed is not saved. Rendered by the frame, once. */
export function UnsavedDialog() {
  const blocker = useBlocker(
    useCallback(({ currentLocation, nextLocation }: Change) => unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname, []),
  );
  const blocked = blocker.state === 'blocked';
  return (
    <Modal opened={blocked} onClose={() => blocker.reset?.()} title={<strong>There are changes that are not saved</strong>}>
      <div style={{ display: 'grid', gap: 16 }}>
        <div>What you typed stays as it is until you close this window: come back to this page to save it.</div>
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            Leave this page
          </Button>
          <Button data-autofocus onClick={() => blocker.reset?.()}>
            Stay
          </Button>
        </div>
      </div>
    </Modal>
  );
}

type Change = { currentLocation: { pathname: string }; nextLocation: { pathname: string } };

/** Names of the forms on screen that hold unsaved values (useUnsavedGuard). */
export const unsaved = new Set<string>();

import { Button, Modal } from '@mantine/core';
import type { Problem } from '@/api/Problem';
import { sentence } from '@/pieces/refused';

export type StillSignedInProps = { failure: Problem | null; onAgain: () => void; onClose: () => void };

/** Signing out was asked for and did not happen: whoever leaves the desk now leaves the session open. */
export function StillSignedIn({ failure, onAgain, onClose }: StillSignedInProps) {
  return (
    <Modal opened={failure !== null} onClose={onClose} withCloseButton={false} title={<strong>You are still signed in</strong>}>
      {failure && (
        <div style={{ display: 'grid', gap: 16 }}>
          <div role="alert">
            {failure.detail ? `${sentence(failure.detail)} ` : ''}The session goes on here until you sign out, or until it ends by itself. Try again before you leave this desk; if it stays, close all
            windows of the browser.
          </div>
          <div style={{ color: 'var(--tl-text-muted)', fontSize: 'var(--tl-size-small)' }}>
            Rule {failure.rule}
            {failure.correlationId && ` · correlation ${failure.correlationId}`}
          </div>
          <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
            <Button variant="default" onClick={onClose}>
              Stay
            </Button>
            <Button data-autofocus onClick={onAgain}>
              Try again
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { isProblem } from '@/api/Problem';
import { ErrorState } from '@/pieces/states';

/** The last resort: a page threw. The frame stays, and so does what other pages keep. */
export function PageFailed() {
  const error = useRouteError();
  const outdated = error instanceof Error && /dynamically imported module|module script/i.test(error.message);
  if (outdated) {
    return (
      <div style={{ padding: 'var(--tl-space-8)', display: 'grid', gap: 16, justifyItems: 'start' }}>
        <strong>TrialLedger was updated</strong>
        <span>This page belongs to the former version. Reload to go on.</span>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </div>
    );
  }
  return (
    <div style={{ padding: 'var(--tl-space-6)' }}>
      <ErrorState
        error={error}
        what={isProblem(error) ? 'This page could not be read' : 'This page failed'}
        kept="What was saved is saved."
        onRetry={() => window.location.reload()}
      />
    </div>
  );
}

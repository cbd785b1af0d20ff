import { useCallback, useEffect, useRef, useState } from 'react';
import type { GivenTexts } from '../given';
import type { Answer, Order } from '../messages';
import type { Report } from '../report';
import type { Dropped } from '../verify';

export type Progress = { done: number; total: number; file: string };
export type Verification =
  | { kind: 'idle' }
  | { kind: 'working'; name: string; progress: Progress | null }
  | { kind: 'reported'; name: string; report: Report; millis: number }
  | { kind: 'failed'; name: string; why: string };

/** Verifies in a worker made anew for each bundle; starting the next one, or leaving, ends it. */
export function useVerification(makeWorker: () => Worker) {
  const [state, setState] = useState<Verification>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (name: string, dropped: Dropped, given: GivenTexts) => {
      stop();
      setState({ kind: 'working', name, progress: null });
      const end = (last: Verification) => {
        stop();
        setState(last);
      };
      try {
        const made = makeWorker();
        worker.current = made;
        made.onmessage = ({ data }: MessageEvent<Answer>) => {
          if (data.kind === 'progress') setState({ kind: 'working', name, progress: data });
          else if (data.kind === 'report') end({ kind: 'reported', name, report: data.report, millis: data.millis });
          else end({ kind: 'failed', name, why: data.why });
        };
        made.onerror = (event) => end({ kind: 'failed', name, why: event.message || 'this browser ended the check' });
        made.postMessage({ dropped, given } satisfies Order);
      } catch (error) {
        end({ kind: 'failed', name, why: error instanceof Error ? error.message : 'this browser starts no check' });
      }
    },
    [makeWorker, stop],
  );
  const reset = useCallback(() => {
    stop();
    setState({ kind: 'idle' });
  }, [stop]);
  return { state, start, reset };
}

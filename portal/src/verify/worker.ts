import { messageOf } from './BundleError';
import type { Answer, Order } from './messages';
import { verify } from './verify';

/** Verifies in a thread of its own, so that the page stays alive; tells how far it is four times a second. */
const here = self as unknown as { onmessage: ((event: MessageEvent<Order>) => void) | null; postMessage: (answer: Answer) => void };
const BETWEEN_MS = 250;

here.onmessage = ({ data: { dropped, given } }) => {
  const started = performance.now();
  let told = 0;
  verify(dropped, given, (done, total, file) => {
    if (performance.now() - told < BETWEEN_MS) return;
    told = performance.now();
    here.postMessage({ kind: 'progress', done, total, file });
  })
    .then((report) => here.postMessage({ kind: 'report', report, millis: performance.now() - started }))
    .catch((error: unknown) => here.postMessage({ kind: 'failed', why: messageOf(error) }));
};

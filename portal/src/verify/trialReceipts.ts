import { toBase64 } from './bytes';
import type { BundleEvent } from './leaf';
import { checkpoint, COORDINATOR, inclusionProof, leavesOf, STUDY, type Trial } from './trial';

/** Makes receipts of the trial's coordinator; `provenAt` adds a proof in the enrollment log of that size. */
export const receiptsOf = (of: Trial) =>
  function receipt(log: string, event: BundleEvent, provenAt?: number): string {
    const proof = (size: number) => {
      const hashes = inclusionProof(event.position, leavesOf(of.enrollment.slice(0, size))).map((hash) => `${toBase64(hash)}\n`);
      return `c2sp.org/tlog-proof@v1\nindex ${event.position}\n${hashes.join('')}\n${checkpoint(of.enrollment, of.enrollmentKey, size)}`;
    };
    return JSON.stringify({
      format: 'trialledger-receipt/1',
      id: `r-${event.position}`,
      study: STUDY,
      site: '701',
      organisation: 'General Hospital',
      actor: COORDINATOR,
      commandId: `c-${event.position}`,
      recordedAt: new Date(event.at).toISOString(),
      events: [{ log, position: event.position, eventId: event.eventId, leaf: toBase64(event.leaf) }],
      ...(provenAt === undefined ? {} : { proofs: [proof(provenAt)] }),
    });
  };

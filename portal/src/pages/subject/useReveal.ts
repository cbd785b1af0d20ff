import { get, post, studyPath } from '@/api/client';
import { useAct } from '@/api/writing';

/** In clear; lives in one component's state for a minute, never in a cache. */
export type Revealed = { familyName: string; givenName: string; birthDate: string; contact: string | null };

/** Records who looks and why; only then the identity is read, within five minutes and by the same person. */
export const useReveal = (study: string, subject: string) =>
  useAct<{ purpose: string }, Revealed>(study, async (body, idempotencyKey) => {
    const disclosures = studyPath(study, 'subjects', subject, 'identity-disclosures');
    const { disclosure } = await post<{ disclosure: string }>(disclosures, body, { idempotencyKey });
    return get<Revealed>(`${disclosures}/${encodeURIComponent(disclosure)}`, { asOf: false });
  });

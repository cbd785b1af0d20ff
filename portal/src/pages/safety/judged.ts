import type { Judged } from './clockPreview';
import { awareAtOf, type EventDraft } from './eventDraft';

/** The part of a draft that clocks depend on; what is not chosen yet counts as nothing. */
export const judgedOf = (draft: EventDraft): Judged => ({
  serious: draft.serious === 'yes',
  criteria: draft.criteria,
  causality: draft.causality === '' ? null : draft.causality,
  outcome: draft.outcome === '' ? 'NOT_RECOVERED' : draft.outcome,
  awareAt: awareAtOf(draft),
});

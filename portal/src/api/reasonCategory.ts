/** Of which kind a reason is, in the API's words; searchable where the reason's own words are sealed. */
export const reasonCategories = {
  ENTRY_ERROR: 'Entered wrongly',
  SOURCE_CORRECTED: 'Source corrected',
  NEW_INFORMATION: 'New information',
  QUERY_RESOLUTION: 'Answers a query',
  NOT_DONE: 'Not done',
  MEDICAL: 'Medical or safety',
  SUBJECT_DECISION: 'Subject’s decision',
  ADMINISTRATIVE: 'Administrative',
  OTHER: 'Other',
} as const;

export type ReasonCategory = keyof typeof reasonCategories;

/** The common reasons that forms offer, and what kind each is. One's own words have none. */
const ofCommonReasons = new Map<string, ReasonCategory>(Object.entries({
  'Transcription error': 'ENTRY_ERROR',
  'Source document corrected': 'SOURCE_CORRECTED',
  'Answer to a query': 'QUERY_RESOLUTION',
  'Measured again': 'NEW_INFORMATION',
  'Not done in error': 'NOT_DONE',
  'Subject declined': 'SUBJECT_DECISION',
  'Equipment not available': 'NOT_DONE',
  'Subject could not attend': 'NOT_DONE',
  'Left the site': 'ADMINISTRATIVE',
  'Changed role': 'ADMINISTRATIVE',
  'Granted in error': 'ADMINISTRATIVE',
  'New information': 'NEW_INFORMATION',
  Correction: 'ENTRY_ERROR',
  Misspelled: 'ENTRY_ERROR',
  'Name changed': 'NEW_INFORMATION',
  'Contact changed': 'NEW_INFORMATION',
}));

/** The kind of the reasons that one write carries; undefined unless all of them are of one known kind. */
export function categoryOf(reasons: readonly (string | null | undefined)[]): ReasonCategory | undefined {
  const given = reasons.filter((reason) => reason !== null && reason !== undefined && reason !== '').map(String);
  const kinds = new Set(given.map((reason) => ofCommonReasons.get(reason)));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

type Termed = { codedTerm: string | null; term: string | null };

/** What an adverse event is called: the dictionary's term, else the investigator's words, as long as they are kept. */
export const termOf = (record: Termed): string => record.codedTerm ?? record.term ?? 'Term erased';

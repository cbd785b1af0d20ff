const rules: Record<string, string> = {
  SERIOUSNESS_CONTRADICTS_CRITERIA: 'Seriousness contradicts its criteria',
  SERIOUS_WITHOUT_CRITERION: 'Serious without a criterion',
  FATAL_WITHOUT_DEATH_CRITERION: 'Fatal without the criterion death',
  DEATH_WITHOUT_FATAL_OUTCOME: 'Death without a fatal outcome',
  END_BEFORE_ONSET: 'Ends before it begins',
  ONGOING_WITH_END: 'Ongoing, and yet it has an end',
  ONGOING_CONTRADICTS_OUTCOME: 'Ongoing contradicts the outcome',
  END_CONTRADICTS_OUTCOME: 'The end contradicts the outcome',
  RECOVERED_WITHOUT_END: 'Recovered without an end',
  ONSET_MISSING: 'The onset is missing',
  AWARENESS_MISSING: 'When the site learnt of it is missing',
  REPORTED_LATE: 'Reported late',
  ONSET_BEFORE_CONSENT: 'Began before consent',
  NO_CONSENT_RECORDED: 'No consent is recorded',
  ONSET_AFTER_CONSENT_WITHDRAWN: 'Began after consent was withdrawn',
  ONSET_AFTER_LEAVING_STUDY: 'Began after the subject left the study',
  DISCONTINUATION_REFUSED: 'The discontinuation was refused',
};

/** What a check of adverse events asks about; an unknown one by its code in words. */
export const eventRuleText = (rule: string): string => rules[rule] ?? rule.toLowerCase().replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

package io.trialledger.enrollment.subject;

/**
 * An investigator's answer to one criterion.
 *
 * @param criterion the criterion's id in the protocol, for example {@code IN01}
 * @param met whether its statement is true of the subject: inclusion criteria must be, exclusion criteria must not
 */
public record CriterionAnswer(String criterion, boolean met) {}

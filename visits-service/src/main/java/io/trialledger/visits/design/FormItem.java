package io.trialledger.visits.design;

/**
 * An item's place on a form.
 *
 * @param required true if a visit at which the form is expected is not complete without it
 */
public record FormItem(String item, boolean required) {}

package io.trialledger.model;

/** A command or query about one site of a study: a grant at that site, or in the whole study, is needed. */
public interface AtSite extends InStudy {

    String siteId();
}

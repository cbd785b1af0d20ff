package io.trialledger.adverseevents.adverseevent;

/**
 * The investigator's judgement of the relation to the investigational product (SDTM AEREL), kept in the scale it was given
 * in: NONE and REMOTE belong to the scale none, remote, possible, probable; the rest to the other usual one. Nobody but the
 * investigator's site changes it (Regulation (EU) 536/2014 Annex III 2.1).
 */
public enum Causality {
    NOT_RELATED,
    NONE,
    UNLIKELY,
    REMOTE,
    POSSIBLE,
    PROBABLE,
    RELATED;

    /** True only for a plain no: unlikely and remote are still a possibility. */
    public boolean excludesTheProduct() {
        return this == NOT_RELATED || this == NONE;
    }
}

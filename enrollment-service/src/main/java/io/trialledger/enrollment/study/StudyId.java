package io.trialledger.enrollment.study;

/**
 * Names a study's aggregate.
 *
 * @param study the sponsor's protocol identifier, for example {@code H2Q-MC-LZZT}
 */
public record StudyId(String study) {

    @Override
    public String toString() {
        return "study/" + study;
    }
}

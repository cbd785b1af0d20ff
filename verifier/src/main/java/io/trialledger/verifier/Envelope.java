package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;

/**
 * Who sent an event and whom it concerns, as its metadata says; empty where it says nothing.
 *
 * @param source portal, api, fhir, odm, grpc, policy or import
 */
record Envelope(String actor, String organisation, String study, String site, String subject, String source) {

    /** @throws BundleException if that isn't the JSON of texts that TrialLedger stores */
    static Envelope of(byte[] metadata) {
        JsonLine json = JsonLine.parse(metadata);
        return new Envelope(
                text(json, "actor"),
                text(json, "organisation"),
                text(json, "study"),
                text(json, "site"),
                text(json, "subject"),
                text(json, "source"));
    }

    private static String text(JsonLine json, String name) {
        return json.optionalText(name).orElse("");
    }
}

package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;

/**
 * Who sent an event, as its metadata says; empty where it says nothing.
 *
 * @param source portal, api, fhir, odm, grpc, policy or import
 */
record Envelope(String actor, String organisation, String site, String source) {

    /** @throws BundleException if that isn't the JSON of texts that TrialLedger stores */
    static Envelope of(byte[] metadata) {
        JsonLine json = JsonLine.parse(metadata);
        return new Envelope(text(json, "actor"), text(json, "organisation"), text(json, "site"), text(json, "source"));
    }

    private static String text(JsonLine json, String name) {
        return json.optionalText(name).orElse("");
    }
}

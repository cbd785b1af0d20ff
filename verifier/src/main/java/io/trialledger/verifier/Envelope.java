package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLineParser;

/** Who sent an event and whom it concerns, as its metadata says, read when asked for; empty where it says nothing. */
record Envelope(JsonLine metadata) {

    /** Remembers the names in metadata, which millions of events have alike. */
    private static final ThreadLocal<JsonLineParser> PARSER = ThreadLocal.withInitial(JsonLineParser::new);

    /** @throws BundleException if that isn't the JSON of texts that TrialLedger stores */
    static Envelope of(byte[] metadata) {
        return new Envelope(PARSER.get().parse(metadata));
    }

    String actor() {
        return text("actor");
    }

    String organisation() {
        return text("organisation");
    }

    String study() {
        return text("study");
    }

    String site() {
        return text("site");
    }

    String subject() {
        return text("subject");
    }

    /** portal, api, fhir, odm, grpc, policy or import. */
    String source() {
        return text("source");
    }

    private String text(String name) {
        return metadata.optionalText(name).orElse("");
    }
}

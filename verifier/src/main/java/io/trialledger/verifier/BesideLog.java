package io.trialledger.verifier;

import io.trialledger.ledger.NoteVerifier;
import java.util.Collection;

/**
 * What a bundle says of a log outside of it.
 *
 * @param keys of the log, as the bundle says
 * @param filter of a part; of a whole log the study alone
 */
record BesideLog(
        Collection<NoteVerifier> keys, EarlierCheckpoints earlier, Filter filter, Revealed revealed, ToldLog told) {}

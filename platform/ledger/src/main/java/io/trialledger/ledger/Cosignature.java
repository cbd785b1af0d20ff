package io.trialledger.ledger;

import java.time.Instant;

/**
 * A witness's word for a checkpoint that held.
 *
 * @param by the witness's key
 * @param at when it had seen no larger consistent checkpoint of that log, by its own clock; whole seconds
 */
public record Cosignature(NoteVerifier by, Instant at) {}

/** The log's tree: its tiles, its signed checkpoints, proofs and receipts out of them, and the check that the log still is what was signed. */
@org.jspecify.annotations.NullMarked
package io.trialledger.starter.ledger;

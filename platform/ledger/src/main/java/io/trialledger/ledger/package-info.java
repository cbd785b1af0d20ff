/** What makes a history verifiable by anyone: leaf encoding, Merkle tree and tiles, signed checkpoints, proofs, receipts, bundles. */
@NullMarked
package io.trialledger.ledger;

import org.jspecify.annotations.NullMarked;

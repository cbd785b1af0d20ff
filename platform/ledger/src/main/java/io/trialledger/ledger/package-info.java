/** What makes a history verifiable by anyone: leaf encoding, Merkle tree, signed checkpoints and the bundle format. */
@NullMarked
package io.trialledger.ledger;

import org.jspecify.annotations.NullMarked;

/** The log of a service: Axon's event store, token store and dead letters on the MongoDB driver. */
@NullMarked
package io.trialledger.eventstore;

import org.jspecify.annotations.NullMarked;

/** Event streams and commands between the services, over gRPC: what {@code proto/} describes, carried for Axon. */
@NullMarked
package io.trialledger.messaging;

import org.jspecify.annotations.NullMarked;

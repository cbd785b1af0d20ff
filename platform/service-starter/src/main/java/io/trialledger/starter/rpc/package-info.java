/** What passes between our services over gRPC: event streams and commands, each call with a token that is checked here again. */
@NullMarked
package io.trialledger.starter.rpc;

import org.jspecify.annotations.NullMarked;

/** Starts everything on one machine: database, identity, the three services and the gateway, each a process of its own. */
@NullMarked
package io.trialledger.local;

import org.jspecify.annotations.NullMarked;

/** The one address of the public API: routes to the services, checks tokens and limits, merges the services' histories. */
@NullMarked
package io.trialledger.gateway;

import org.jspecify.annotations.NullMarked;

/** An OpenID Connect provider with demo accounts, for one machine. */
@NullMarked
package io.trialledger.local.identity;

import org.jspecify.annotations.NullMarked;

/** A client of the public API: log in as a person or a system, send JSON, remember the log positions seen. */
@NullMarked
package io.trialledger.local.client;

import org.jspecify.annotations.NullMarked;

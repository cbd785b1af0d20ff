/** Beans, nothing else. */
@NullMarked
package io.trialledger.visits.config;

import org.jspecify.annotations.NullMarked;

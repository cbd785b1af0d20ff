/** Beans, nothing else. */
@NullMarked
package io.trialledger.adverseevents.config;

import org.jspecify.annotations.NullMarked;

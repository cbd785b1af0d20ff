/** What this service does of its own accord when something happens. */
@NullMarked
package io.trialledger.adverseevents.policy;

import org.jspecify.annotations.NullMarked;

/** What must be reported by when, and what is late. */
@NullMarked
package io.trialledger.adverseevents.safetyclocks;

import org.jspecify.annotations.NullMarked;

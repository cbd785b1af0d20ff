/** Write: one subject's planned visits, their windows, and when each visit took place. */
@NullMarked
package io.trialledger.visits.schedule;

import org.jspecify.annotations.NullMarked;

/** Read: which visits a subject has, when they are due and when they took place. */
@NullMarked
package io.trialledger.visits.visitschedule;

import org.jspecify.annotations.NullMarked;

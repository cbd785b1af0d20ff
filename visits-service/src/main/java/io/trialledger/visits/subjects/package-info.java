/** Read: at which site a subject is, and who may do what; from enrollment's events. */
@NullMarked
package io.trialledger.visits.subjects;

import org.jspecify.annotations.NullMarked;

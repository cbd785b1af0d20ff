/** Read: what is done and entered at which visit. */
@NullMarked
package io.trialledger.visits.studyplan;

import org.jspecify.annotations.NullMarked;

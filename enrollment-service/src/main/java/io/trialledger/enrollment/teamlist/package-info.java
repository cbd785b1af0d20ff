/** Answers: who was granted what in a study; and fills the grants that authority is taken from. */
@NullMarked
package io.trialledger.enrollment.teamlist;

import org.jspecify.annotations.NullMarked;

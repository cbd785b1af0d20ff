/** Who gets which arm: one sealed list a study and site. */
@NullMarked
package io.trialledger.enrollment.randomization;

import org.jspecify.annotations.NullMarked;

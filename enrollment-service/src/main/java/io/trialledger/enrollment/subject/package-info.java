/** One person's way through a study, known by a number only. */
@NullMarked
package io.trialledger.enrollment.subject;

import org.jspecify.annotations.NullMarked;

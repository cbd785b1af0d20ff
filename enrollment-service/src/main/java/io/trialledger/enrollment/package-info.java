/** Enrollment: studies, sites, teams, and subjects on their way into and out of a study. */
@NullMarked
package io.trialledger.enrollment;

import org.jspecify.annotations.NullMarked;

/** Answers: how does enrollment go, by site and by month, and how was it planned. */
@NullMarked
package io.trialledger.enrollment.enrollmentsummary;

import org.jspecify.annotations.NullMarked;

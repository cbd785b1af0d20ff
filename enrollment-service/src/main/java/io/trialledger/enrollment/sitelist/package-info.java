/** Answers: which sites take part in a study. */
@NullMarked
package io.trialledger.enrollment.sitelist;

import org.jspecify.annotations.NullMarked;

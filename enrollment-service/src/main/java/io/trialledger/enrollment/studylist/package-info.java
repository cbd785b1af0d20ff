/** Answers: which studies are there, and what does the protocol of one say. */
@NullMarked
package io.trialledger.enrollment.studylist;

import org.jspecify.annotations.NullMarked;

/** Answers: who is a subject; to somebody whose look was recorded before. */
@NullMarked
package io.trialledger.enrollment.identity;

import org.jspecify.annotations.NullMarked;

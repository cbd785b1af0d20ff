/** Answers: where does each subject stand. */
@NullMarked
package io.trialledger.enrollment.subjectlist;

import org.jspecify.annotations.NullMarked;

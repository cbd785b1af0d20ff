/** Read: where each subject stands with its visits, how many do, and what is due. */
@NullMarked
package io.trialledger.visits.subjectmatrix;

import org.jspecify.annotations.NullMarked;

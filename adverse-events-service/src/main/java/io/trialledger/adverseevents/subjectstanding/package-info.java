/** At which site a subject is and where it stands in the study, as enrollment tells. */
@NullMarked
package io.trialledger.adverseevents.subjectstanding;

import org.jspecify.annotations.NullMarked;

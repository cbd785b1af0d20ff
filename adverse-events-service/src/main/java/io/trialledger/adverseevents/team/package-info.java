/** Who was granted what, as enrollment tells. */
@NullMarked
package io.trialledger.adverseevents.team;

import org.jspecify.annotations.NullMarked;

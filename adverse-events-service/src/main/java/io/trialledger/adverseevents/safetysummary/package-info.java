/** How many adverse events there are, how grave, where and when. */
@NullMarked
package io.trialledger.adverseevents.safetysummary;

import org.jspecify.annotations.NullMarked;

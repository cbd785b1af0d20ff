/** The aggregate of one adverse event: every version of its record, its queries and its reporting obligations. */
@NullMarked
package io.trialledger.adverseevents.adverseevent;

import org.jspecify.annotations.NullMarked;

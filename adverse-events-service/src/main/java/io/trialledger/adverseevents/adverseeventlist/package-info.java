/** What was reported about whom, with every version of it. */
@NullMarked
package io.trialledger.adverseevents.adverseeventlist;

import org.jspecify.annotations.NullMarked;

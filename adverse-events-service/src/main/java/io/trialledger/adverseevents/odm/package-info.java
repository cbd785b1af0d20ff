/** Read: what adverse events are in CDISC ODM. */
@NullMarked
package io.trialledger.adverseevents.odm;

import org.jspecify.annotations.NullMarked;

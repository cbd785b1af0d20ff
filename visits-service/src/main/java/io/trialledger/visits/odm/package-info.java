/** Read: what visits and items are in CDISC ODM. */
@NullMarked
package io.trialledger.visits.odm;

import org.jspecify.annotations.NullMarked;

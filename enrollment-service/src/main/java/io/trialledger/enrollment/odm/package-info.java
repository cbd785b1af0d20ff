/** Read: what becomes of a subject, in CDISC ODM. */
@NullMarked
package io.trialledger.enrollment.odm;

import org.jspecify.annotations.NullMarked;

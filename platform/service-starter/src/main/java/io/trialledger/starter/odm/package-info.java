/** The history as CDISC ODM 1.3.2 tells it: each service says what its events are there, the gateway writes the file. */
@NullMarked
package io.trialledger.starter.odm;

import org.jspecify.annotations.NullMarked;

/** Reads a study definition in CDISC USDM 4.0 JSON (DDF reference architecture) into a protocol. */
@NullMarked
package io.trialledger.enrollment.usdm;

import org.jspecify.annotations.NullMarked;

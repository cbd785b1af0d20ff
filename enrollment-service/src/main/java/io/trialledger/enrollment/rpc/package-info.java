/** What enrollment tells other services, and what they may ask of it. */
@NullMarked
package io.trialledger.enrollment.rpc;

import org.jspecify.annotations.NullMarked;

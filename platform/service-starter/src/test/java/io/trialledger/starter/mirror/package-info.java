/** A second very small service, which reads the first one's events and commands it. */
@NullMarked
package io.trialledger.starter.mirror;

import org.jspecify.annotations.NullMarked;

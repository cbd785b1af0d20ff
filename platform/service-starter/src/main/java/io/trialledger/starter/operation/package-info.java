/** What a service tells those who run it: health and metrics. */
@NullMarked
package io.trialledger.starter.operation;

import org.jspecify.annotations.NullMarked;

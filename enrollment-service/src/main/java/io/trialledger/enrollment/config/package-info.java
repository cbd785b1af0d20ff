/** Beans. */
@NullMarked
package io.trialledger.enrollment.config;

import org.jspecify.annotations.NullMarked;

/** The public API of enrollment. */
@NullMarked
package io.trialledger.enrollment.web;

import org.jspecify.annotations.NullMarked;

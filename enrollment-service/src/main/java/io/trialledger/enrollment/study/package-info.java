/** A study: its protocol, its sites and the people who may act in it. */
@NullMarked
package io.trialledger.enrollment.study;

import org.jspecify.annotations.NullMarked;

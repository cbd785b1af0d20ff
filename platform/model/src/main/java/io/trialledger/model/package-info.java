/** The few types every context shares: sealed values, rules, roles, partial dates and quantities. */
@NullMarked
package io.trialledger.model;

import org.jspecify.annotations.NullMarked;

/** The HTTP edge every service shares: who calls, what may be repeated, what was read, and how a refusal looks. */
@NullMarked
package io.trialledger.starter.web;

import org.jspecify.annotations.NullMarked;

/** REST controllers. */
@NullMarked
package io.trialledger.visits.web;

import org.jspecify.annotations.NullMarked;

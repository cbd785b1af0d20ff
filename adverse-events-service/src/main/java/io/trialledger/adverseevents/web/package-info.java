/** The public HTTP API. */
@NullMarked
package io.trialledger.adverseevents.web;

import org.jspecify.annotations.NullMarked;

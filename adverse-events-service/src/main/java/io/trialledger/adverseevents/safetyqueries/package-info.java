/** What the sites are asked about their adverse events, and what was answered. */
@NullMarked
package io.trialledger.adverseevents.safetyqueries;

import org.jspecify.annotations.NullMarked;

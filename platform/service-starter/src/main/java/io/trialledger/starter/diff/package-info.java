/** What differs between two moments, and who made it so: from the rows' versions and the events they began with. */
@NullMarked
package io.trialledger.starter.diff;

import org.jspecify.annotations.NullMarked;

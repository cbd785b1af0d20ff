/** Write side: that a study's history was taken home, by whom and what of it. */
@NullMarked
package io.trialledger.enrollment.export;

import org.jspecify.annotations.NullMarked;

/** Read side: who was authorized to do what, as an inspection bundle tells it. */
@NullMarked
package io.trialledger.enrollment.delegation;

import org.jspecify.annotations.NullMarked;

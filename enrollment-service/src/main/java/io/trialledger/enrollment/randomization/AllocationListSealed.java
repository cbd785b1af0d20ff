package io.trialledger.enrollment.randomization;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;

/**
 * A site's whole allocation list was fixed before its first use: everything drawn later follows from it.
 *
 * @param list sealed under {@code allocation-list/<study>}
 */
@Revision("1")
public record AllocationListSealed(String studyId, String siteId, Sealed<AllocationList> list)
        implements AllocationEvent {}

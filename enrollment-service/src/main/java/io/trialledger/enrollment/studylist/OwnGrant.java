package io.trialledger.enrollment.studylist;

import io.trialledger.model.Role;
import io.trialledger.starter.GrantRow;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the reader may be in a study today, whatever past it reads.
 *
 * @param site null for the whole study
 * @param from first day, ISO, UTC
 * @param to last day, inclusive; null while open
 */
public record OwnGrant(
        Role role,
        @Nullable String site,
        String from,
        @Nullable String to) {

    static OwnGrant of(GrantRow grant) {
        String to = Optional.ofNullable(grant.to()).map(LocalDate::toString).orElse(null);
        return new OwnGrant(grant.role(), grant.siteId(), grant.from().toString(), to);
    }
}

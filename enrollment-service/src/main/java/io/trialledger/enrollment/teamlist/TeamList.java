package io.trialledger.enrollment.teamlist;

import io.trialledger.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every grant of a study, by user. */
public record TeamList(List<GrantView> team) {

    /**
     * @param site null for the whole study
     * @param backdated {@code from} lies before the day the grant was given; it authorizes nothing recorded earlier
     * @param inForce whether it authorizes something on the day asked for, today unless it is of the past (UTC)
     * @param revocationReason null if not revoked, or redacted
     */
    public record GrantView(
            String user,
            String name,
            String grant,
            Role role,
            @Nullable String site,
            String from,
            @Nullable String to,
            boolean backdated,
            boolean revoked,
            boolean inForce,
            @Nullable String revocationReason) {}
}

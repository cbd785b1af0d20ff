package io.trialledger.enrollment.study;

import io.trialledger.model.Role;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A person or system was granted one role, for acts recorded after this event. The name is kept in clear by duty: who was
 * delegated what is part of the essential records (ICH E6(R3) appendix C).
 *
 * @param grantId unique for the user in the study
 * @param siteId null for the whole study
 * @param from first day in UTC, as documented; authorizes nothing recorded earlier than this event
 * @param to last day in UTC, inclusive; null while open
 * @param backdated {@code from} lies before the day this was decided
 */
@Revision("1")
public record TeamMemberAuthorized(
        String studyId,
        String userId,
        String userName,
        String grantId,
        Role role,
        @Nullable String siteId,
        LocalDate from,
        @Nullable LocalDate to,
        boolean backdated)
        implements StudyEvent {}

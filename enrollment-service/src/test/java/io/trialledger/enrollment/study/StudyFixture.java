package io.trialledger.enrollment.study;

import io.trialledger.model.Role;
import io.trialledger.starter.RuleRefusals;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** A study under test, and who acts in it. */
final class StudyFixture {

    static final Map<String, Object> ADA = Map.of("actor", "ada", "actorName", "Ada Admin");
    static final LocalDate START = LocalDate.parse("2026-01-01");

    private StudyFixture() {}

    static FixtureConfiguration<Study> study() {
        return new AggregateTestFixture<>(Study.class).registerCommandHandlerInterceptor(new RuleRefusals());
    }

    static TeamMemberAuthorized importer() {
        return new TeamMemberAuthorized(
                "LZZT", "ada", "Ada Admin", "importer", Role.STUDY_ADMINISTRATOR, null, START, null, false);
    }

    static TeamMemberAuthorized granted(
            String user, String grant, Role role, @Nullable String site, LocalDate from, @Nullable LocalDate to) {
        return new TeamMemberAuthorized("LZZT", user, user, grant, role, site, from, to, false);
    }
}

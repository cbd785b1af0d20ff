package io.trialledger.enrollment.subject;

import io.trialledger.enrollment.Pilot;
import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.KeyRing;
import io.trialledger.starter.RuleRefusals;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** A subject of {@link Pilot} under test. */
final class SubjectFixture {

    private SubjectFixture() {}

    static FixtureConfiguration<Subject> with(Keys keys) {
        return new AggregateTestFixture<>(Subject.class)
                .registerCommandHandlerInterceptor(new RuleRefusals())
                .registerInjectableResource(Pilot.studies())
                .registerInjectableResource((KeyRing) keys);
    }
}

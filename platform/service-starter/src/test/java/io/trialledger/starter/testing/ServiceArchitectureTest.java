package io.trialledger.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceArchitectureTest {

    private final JavaClasses planted =
            new ClassFileImporter().importPackages("io.trialledger.starter.testing.planted");

    @Test
    void every_rule_notices_its_planted_violation() {
        List<ArchRule> rules = ServiceArchitecture.of("io.trialledger.starter.testing.planted", "write")
                .rules();
        assertThat(rules)
                .hasSize(7)
                .allSatisfy(rule -> assertThat(rule.evaluate(planted).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }

    @Test
    void a_command_sent_only_by_policies_needs_no_role() {
        List<ArchRule> rules = ServiceArchitecture.of("io.trialledger.starter.testing.planted", "write")
                .sentOnlyByPolicies("Unsaid")
                .rules();
        assertThat(rules.get(2).evaluate(planted).hasViolation()).isFalse();
    }
}

package io.trialledger.adverseevents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.trialledger.starter.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.trialledger.adverseevents", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.trialledger.adverseevents.";

    @ArchTest
    static final ArchRule nothing_but_configuration_depends_on_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "web", BASE + "policy", BASE + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "web", BASE + "policy", BASE + "config");

    @ArchTest
    static final ArchRule adapters_reach_for_no_rows = noClasses()
            .that()
            .resideInAnyPackage(BASE + "web", BASE + "policy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @Test
    void is_built_as_a_service_of_ours() {
        ServiceArchitecture.of("io.trialledger.adverseevents", "adverseevent").check();
    }
}

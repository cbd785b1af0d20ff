package io.trialledger.enrollment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.trialledger.starter.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.trialledger.enrollment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.trialledger.enrollment.";

    @ArchTest
    static final ArchRule the_reader_of_files_makes_plain_records = classes()
            .that()
            .resideInAPackage(BASE + "usdm")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "io.trialledger.model",
                    BASE + "usdm",
                    BASE + "study");

    @ArchTest
    static final ArchRule nothing_but_configuration_depends_on_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "web", BASE + "rpc", BASE + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "web", BASE + "rpc", BASE + "config");

    @ArchTest
    static final ArchRule studies_know_nothing_of_subjects_and_subjects_nothing_of_allocation = noClasses()
            .that()
            .resideInAPackage(BASE + "study")
            .or()
            .resideInAPackage(BASE + "subject")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "randomization");

    @Test
    void is_built_as_a_service_of_ours() {
        ServiceArchitecture.of("io.trialledger.enrollment", "study", "subject", "randomization", "export")
                .sentOnlyByPolicies("ReportDiscontinuation")
                .withoutPast("DelegationController", "asked for as of a position of the log: the size of a bundle")
                .check();
    }
}

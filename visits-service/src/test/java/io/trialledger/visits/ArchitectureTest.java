package io.trialledger.visits;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.trialledger.starter.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.trialledger.visits", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.trialledger.visits.";

    @ArchTest
    static final ArchRule nothing_but_configuration_depends_on_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "web", BASE + "policy", BASE + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "web", BASE + "policy", BASE + "config");

    @ArchTest
    static final ArchRule the_web_reaches_for_no_rows = noClasses()
            .that()
            .resideInAPackage(BASE + "web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    /** PlaceVisit and RecordItems are parts of RecordVisitData, whose sender was asked; nobody may send them alone. */
    @Test
    void is_built_as_a_service_of_ours() {
        ServiceArchitecture.of("io.trialledger.visits", "design", "schedule", "visit")
                .sentOnlyByPolicies(
                        "AdoptProtocol",
                        "OpenSchedule",
                        "PlanVisits",
                        "StopCollection",
                        "CancelVisits",
                        "PlaceVisit",
                        "RecordItems")
                .check();
    }
}

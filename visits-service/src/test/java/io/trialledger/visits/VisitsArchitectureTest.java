package io.trialledger.visits;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What decides knows nothing of what stores, shows and asks. */
@AnalyzeClasses(packages = "io.trialledger.visits", importOptions = ImportOption.DoNotIncludeTests.class)
class VisitsArchitectureTest {

    private static final String[] WRITE = {
        "io.trialledger.visits.design..", "io.trialledger.visits.schedule..", "io.trialledger.visits.visit.."
    };
    private static final String[] WRITE_MAY_KNOW = {
        "io.trialledger.visits.design..",
        "io.trialledger.visits.schedule..",
        "io.trialledger.visits.visit..",
        "java..",
        "org.jspecify..",
        "org.axonframework..",
        "io.trialledger.model.."
    };

    @ArchTest
    static final ArchRule the_write_side_knows_java_axon_and_the_model = classes()
            .that()
            .resideInAnyPackage(WRITE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(WRITE_MAY_KNOW);

    @ArchTest
    static final ArchRule the_write_side_looks_at_no_clock = noClasses()
            .that()
            .resideInAnyPackage(WRITE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule nobody_depends_on_the_adapters = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..policy..", "..config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..visits.web..", "..visits.policy..", "..visits.config..");

    @ArchTest
    static final ArchRule the_web_reaches_for_no_rows = noClasses()
            .that()
            .resideInAnyPackage("..visits.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");
}

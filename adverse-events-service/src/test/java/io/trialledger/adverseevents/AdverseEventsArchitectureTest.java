package io.trialledger.adverseevents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** The arrows of docs/adr and style: what decides knows nothing of what stores, shows and asks. */
@AnalyzeClasses(packages = "io.trialledger.adverseevents", importOptions = ImportOption.DoNotIncludeTests.class)
class AdverseEventsArchitectureTest {

    private static final String WRITE = "io.trialledger.adverseevents.adverseevent..";

    @ArchTest
    static final ArchRule the_write_side_knows_java_axon_and_the_model = classes()
            .that()
            .resideInAPackage(WRITE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(WRITE, "java..", "org.jspecify..", "org.axonframework..", "io.trialledger.model..");

    @ArchTest
    static final ArchRule the_write_side_looks_at_no_clock = noClasses()
            .that()
            .resideInAPackage(WRITE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule nobody_depends_on_the_adapters = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..policy..", "..config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..adverseevents.web..", "..adverseevents.policy..", "..adverseevents.config..");

    @ArchTest
    static final ArchRule only_the_read_side_reaches_for_rows = noClasses()
            .that()
            .resideInAnyPackage(WRITE, "..adverseevents.web..", "..adverseevents.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");
}

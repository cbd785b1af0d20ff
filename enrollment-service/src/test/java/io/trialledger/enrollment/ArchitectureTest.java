package io.trialledger.enrollment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(packages = "io.trialledger.enrollment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WRITE_SIDE = {
        "io.trialledger.enrollment.study",
        "io.trialledger.enrollment.subject",
        "io.trialledger.enrollment.randomization"
    };

    @ArchTest
    static final ArchRule the_write_side_knows_java_axon_and_the_model = classes()
            .that()
            .resideInAnyPackage(WRITE_SIDE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(
                    "java..", "javax.crypto..", "org.jspecify..", "org.axonframework..", "io.trialledger.model"));

    @ArchTest
    static final ArchRule the_write_side_reads_no_clock = noClasses()
            .that()
            .resideInAnyPackage(WRITE_SIDE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule the_reader_of_files_makes_plain_records = classes()
            .that()
            .resideInAPackage("io.trialledger.enrollment.usdm")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "io.trialledger.model",
                    "io.trialledger.enrollment.usdm",
                    "io.trialledger.enrollment.study");

    @ArchTest
    static final ArchRule nothing_but_configuration_depends_on_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.trialledger.enrollment.web",
                    "io.trialledger.enrollment.rpc",
                    "io.trialledger.enrollment.config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.trialledger.enrollment.web",
                    "io.trialledger.enrollment.rpc",
                    "io.trialledger.enrollment.config");

    private static String[] concat(String... allowed) {
        String[] all = new String[allowed.length + WRITE_SIDE.length];
        System.arraycopy(allowed, 0, all, 0, allowed.length);
        System.arraycopy(WRITE_SIDE, 0, all, allowed.length, WRITE_SIDE.length);
        return all;
    }
}

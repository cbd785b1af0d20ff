package io.trialledger.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.trialledger.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelArchitectureTest {

    @ArchTest
    static final ArchRule model_is_plain_java = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.trialledger.model", "java..", "javax.crypto..", "org.jspecify..");
}

package io.bedrockledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What holds for every test: it runs, it fakes by hand, it asserts in one language. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.OnlyIncludeTests.class)
class TestHabitsTest {

    /** A class of another name is passed over without a word; an abstract one is run by those that extend it. */
    @ArchTest
    static final ArchRule aTestIsInAClassThatTheBuildRuns = methods()
            .that()
            .areAnnotatedWith(Test.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Test|IT|Contract)(\\$.*)?");

    @ArchTest
    static final ArchRule fakesAreWrittenByHand =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..");

    @ArchTest
    static final ArchRule assertionsAreAssertJs =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.junit.jupiter.api.Assertions");
}

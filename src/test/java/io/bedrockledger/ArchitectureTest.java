package io.bedrockledger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The arrows between packages, the libraries that each may see, and the rules of style that a class file shows. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.bedrockledger";

    /** From each package to those that it may use. Everything goes down this table; a new package is entered here. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("source", Set.of()),
            Map.entry("invocation", Set.of()),
            Map.entry("pricing", Set.of()),
            Map.entry("statistics", Set.of()),
            Map.entry("warehouse", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("attribution", Set.of("invocation")),
            Map.entry("prompts", Set.of("invocation")),
            Map.entry("spend", Set.of("warehouse", "statistics", "findings")),
            Map.entry("findings", Set.of("warehouse")),
            Map.entry("mail", Set.of("warehouse")),
            Map.entry("replay", Set.of("source", "invocation", "pricing", "statistics", "warehouse")),
            Map.entry("report", Set.of("warehouse", "statistics", "spend", "findings")),
            Map.entry("ingest", Set.of("source", "invocation", "pricing", "attribution", "prompts", "warehouse")),
            Map.entry(
                    "job",
                    Set.of(
                            "source",
                            "invocation",
                            "pricing",
                            "attribution",
                            "prompts",
                            "warehouse",
                            "settings",
                            "findings",
                            "mail",
                            "spend",
                            "ingest",
                            "report")),
            Map.entry(
                    "cli",
                    Set.of(
                            "source",
                            "invocation",
                            "pricing",
                            "attribution",
                            "prompts",
                            "warehouse",
                            "settings",
                            "findings",
                            "mail",
                            "spend",
                            "ingest",
                            "job")));

    /** Where a library may be seen at all: a package, or one class of it. */
    private static final Map<String, Set<String>> SEEN_IN = Map.ofEntries(
            Map.entry("org.springframework.batch", Set.of("job", "report")),
            Map.entry("org.springframework", Set.of("job", "settings", "mail.SmtpTransport")),
            Map.entry("jakarta.mail", Set.of("mail")),
            Map.entry("jakarta.activation", Set.of("mail")),
            Map.entry("software.amazon.awssdk", Set.of("source.S3LogSource", "replay.converse.ConverseSdk")),
            Map.entry("org.apache.iceberg", Set.of("warehouse")),
            Map.entry("org.apache.parquet", Set.of("warehouse")),
            Map.entry("org.apache.avro", Set.of("warehouse")),
            Map.entry("org.apache.hadoop", Set.of("warehouse")),
            Map.entry("org.duckdb", Set.of("warehouse")),
            Map.entry("com.github.luben.zstd", Set.of("warehouse")),
            Map.entry("picocli", Set.of("cli")),
            Map.entry("org.jfree", Set.of("report.chart")),
            Map.entry("java.awt", Set.of("report.chart")),
            Map.entry("io.pebbletemplates", Set.of("report.mail")),
            Map.entry("org.apache.commons.statistics", Set.of("statistics.Distributions")),
            Map.entry(
                    "tools.jackson",
                    Set.of(
                            "pricing.YamlNode",
                            "pricing.offers.OfferFile",
                            "pricing.offers.OfferTerms",
                            "attribution.YamlList",
                            "prompts.PromptFile",
                            "findings.Evidence",
                            "replay.score.json.AnswerJson",
                            "replay.plan.PlanNode",
                            "spend.watch.AlertJson",
                            "warehouse.SqlText",
                            "job.DataFolder",
                            "replay.converse",
                            "cli.SqlFormat",
                            "cli.RepricingFormat",
                            "cli.ReattributionFormat",
                            "cli.ExplainJson")),
            Map.entry("com.fasterxml.jackson", Set.of()),
            Map.entry("java.util.logging", Set.of()));

    /** Iceberg's name for a file that is written and not yet committed: what a run hands from reading to publishing. */
    private static final Set<String> HANDLES = Set.of("org.apache.iceberg.DataFile", "org.apache.iceberg.ContentFile");

    private static final String HANDLES_IN = "ingest";

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheTableSays = classes().should(useOnlyAllowedPackages());

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule librariesAreSeenOnlyWhereTheyBelong = classes().should(seeOnlyAllowedLibraries());

    @ArchTest
    static final ArchRule onlyTheCommandLineSpeaksToTheTerminal =
            noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule nobodyAsksForTheTimeZoneOfTheMachine = noClasses()
            .should()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(TimeZone.class, "getDefault");

    @ArchTest
    static final ArchRule moneyIsNeverBinary = noFields()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage(
                    ROOT + ".pricing..", ROOT + ".ingest..", ROOT + ".spend.bridge..", ROOT + ".spend.budget.."))
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule pricesAreNeverReturnedAsBinary = noMethods()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage(ROOT + ".pricing.."))
            .should()
            .haveRawReturnType(double.class)
            .orShould()
            .haveRawReturnType(float.class);

    @ArchTest
    static final ArchRule classesAreFinalUntilSomethingExtendsThem = classes()
            .that(are(not(INTERFACES)).and(not(modifier(JavaModifier.ABSTRACT))))
            .and()
            .areNotAnonymousClasses()
            .should(beFinalOrExtended());

    /**
     * Mathematics is whole or it is nothing: a test without its interval misleads, whoever asks for one of them first.
     * So are the parts of a replay, before a command starts one.
     */
    @ArchTest
    static final ArchRule aPublicClassIsUsedOutsideItsPackage = classes()
            .that(are(not(resideInAnyPackage(ROOT + ".statistics..", ROOT + ".replay.."))))
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and(not(simpleName("Ledger")))
            .should(beNeededElsewhere());

    @ArchTest
    static void everyPackageSaysWhatItIsAndThatNothingIsNullByItself(JavaClasses classes) {
        Set<JavaPackage> packages = classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s with @NullMarked", each.getName())
                        .isTrue());
    }

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(ArchitectureTest::feature)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()))
                .as("packages below " + ROOT)
                .isEqualTo(MAY_USE.keySet());
    }

    /** The first name below the root; empty for the root and for whatever is not ours. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
    }

    private static ArchCondition<JavaClass> useOnlyAllowedPackages() {
        return condition("use only the packages that the table allows", (type, events) -> {
            String from = feature(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = feature(dependency.getTargetClass());
                boolean allowed = to.isEmpty()
                        || to.equals(from)
                        || MAY_USE.getOrDefault(from, Set.of()).contains(to);
                events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
            }
        });
    }

    private static ArchCondition<JavaClass> seeOnlyAllowedLibraries() {
        return condition("see only the libraries that belong to them", (type, events) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                SEEN_IN.forEach((library, places) -> {
                    if (dependency.getTargetClass().getPackageName().startsWith(library)) {
                        boolean allowed = belongsTo(places, type) || isHandle(dependency);
                        events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                    }
                });
            }
        });
    }

    private static boolean isHandle(Dependency dependency) {
        return feature(dependency.getOriginClass()).equals(HANDLES_IN)
                && HANDLES.contains(dependency.getTargetClass().getName());
    }

    private static boolean belongsTo(Set<String> places, JavaClass type) {
        return places.stream()
                .map(place -> ROOT + "." + place)
                .anyMatch(place -> type.getPackageName().equals(place)
                        || type.getName().equals(place)
                        || type.getName().startsWith(place + "$"));
    }

    private static ArchCondition<JavaClass> beFinalOrExtended() {
        return condition("be final, or have a subclass", (type, events) -> {
            boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                    || type.isEnum()
                    || !type.getAllSubclasses().isEmpty();
            events.add(new SimpleConditionEvent(type, closed, type.getDescription() + " is neither"));
        });
    }

    private static ArchCondition<JavaClass> beNeededElsewhere() {
        return condition("be used outside their package, or stand in what is", (type, events) -> {
            boolean needed = type.isAssignableTo(Throwable.class)
                    || type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()))
                    || type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .distinct()
                            .filter(user -> user.getModifiers().contains(JavaModifier.PUBLIC))
                            .anyMatch(user -> shows(user, type));
            events.add(new SimpleConditionEvent(type, needed, type.getDescription() + " is used by its package only"));
        });
    }

    /** Whether a public class has a public method, constructor or field whose types name another class. */
    private static boolean shows(JavaClass user, JavaClass shown) {
        Stream<JavaType> types = Stream.concat(
                user.getCodeUnits().stream()
                        .filter(ArchitectureTest::isOpen)
                        .flatMap(unit ->
                                Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()))),
                user.getFields().stream().filter(ArchitectureTest::isOpen).map(JavaField::getType));
        return types.anyMatch(type -> type.getAllInvolvedRawTypes().contains(shown));
    }

    private static boolean isOpen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}

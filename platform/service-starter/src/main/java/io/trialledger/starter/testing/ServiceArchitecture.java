package io.trialledger.starter.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.NeedsScope;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.OpenToTeam;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/**
 * The arrows of a service (style guide, section 1): {@code ServiceArchitecture.of("io.trialledger.visits", "visit",
 * "schedule").check()}, where the names after the first are the packages of the write side.
 */
public final class ServiceArchitecture {

    private final String base;
    private final String[] writeSide;
    private final JavaClasses classes;
    private final Set<String> sentOnlyByServices;
    private final boolean answersQueries;
    private final Map<String, String> withoutPast;

    private ServiceArchitecture(
            String base,
            String[] writeSide,
            JavaClasses classes,
            Set<String> sentOnlyByServices,
            boolean answersQueries,
            Map<String, String> withoutPast) {
        this.base = base;
        this.writeSide = writeSide;
        this.classes = classes;
        this.sentOnlyByServices = sentOnlyByServices;
        this.answersQueries = answersQueries;
        this.withoutPast = Map.copyOf(withoutPast);
    }

    /**
     * @param base package of the service
     * @param writeSide its sub-packages that hold aggregates, at least one
     */
    public static ServiceArchitecture of(String base, String... writeSide) {
        List<String> packages = new ArrayList<>();
        for (String name : writeSide) {
            packages.add(base + "." + name + "..");
        }
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base);
        return new ServiceArchitecture(base, packages.toArray(String[]::new), classes, Set.of(), true, Map.of());
    }

    /** Names commands that only policies send: they need no {@link AllowedTo}, for nobody else may send them. */
    public ServiceArchitecture sentOnlyByPolicies(String... simpleNames) {
        return new ServiceArchitecture(base, writeSide, classes, Set.of(simpleNames), answersQueries, withoutPast);
    }

    /** For a service that answers no queries; any other must have a query handler, else the rule about them guards nothing. */
    public ServiceArchitecture withoutQueries() {
        return new ServiceArchitecture(base, writeSide, classes, sentOnlyByServices, false, withoutPast);
    }

    /**
     * Names a controller whose reads take no {@link AsOf}.
     *
     * @param because for whoever reads the test: why there is no past to ask for
     */
    public ServiceArchitecture withoutPast(String controller, String because) {
        Map<String, String> more = new HashMap<>(withoutPast);
        more.put(controller, because);
        return new ServiceArchitecture(base, writeSide, classes, sentOnlyByServices, answersQueries, more);
    }

    /** Throws an {@link AssertionError} that names every violation of a rule. */
    public void check() {
        for (ArchRule rule : rules()) {
            rule.check(classes);
        }
    }

    /** The rules one by one. */
    public List<ArchRule> rules() {
        return List.of(
                writeSideKnowsOnlyTheModel(),
                writeSideReadsNoClock(),
                everyCommandSaysWhoMaySendIt(),
                everyQuerySaysWhoMayAskIt(),
                everyEventHasARevision(),
                everyReadTakesThePast(),
                everyWriteAnswersABody());
    }

    private ArchRule writeSideKnowsOnlyTheModel() {
        return noClasses()
                .that()
                .resideInAnyPackage(writeSide)
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(writeSide)
                        .or(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "io.trialledger.model..",
                                "org.axonframework.commandhandling..",
                                "org.axonframework.eventsourcing..",
                                "org.axonframework.modelling..",
                                "org.axonframework.serialization..",
                                "org.axonframework.messaging..",
                                "org.axonframework.common..",
                                "org.axonframework.spring.stereotype.."))
                        .or(belongTo(resideInAnyPackage(writeSide)))
                        .or(isArrayOfThose())))
                .because("the write side knows java, Axon's annotations and the model, nothing else");
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> isArrayOfThose() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "primitive or array of primitives",
                type -> type.isPrimitive()
                        || (type.isArray() && type.getBaseComponentType().isPrimitive()));
    }

    private ArchRule writeSideReadsNoClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(writeSide)
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe("reads a clock", call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    return (owner.startsWith("java.time.") && name.equals("now"))
                            || (owner.equals(Clock.class.getName()) && name.startsWith("system"))
                            || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"));
                }))
                .because("what an aggregate decides must not depend on when it is replayed");
    }

    private ArchRule everyCommandSaysWhoMaySendIt() {
        return methods()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .should(haveAnnotatedMessage(sentOnlyByServices, AllowedTo.class, NeedsScope.class));
    }

    private ArchRule everyQuerySaysWhoMayAskIt() {
        return methods()
                .that()
                .areAnnotatedWith(QueryHandler.class)
                .should(haveAnnotatedMessage(Set.of(), AllowedTo.class, NeedsScope.class, OpenToTeam.class))
                .allowEmptyShould(!answersQueries);
    }

    @SafeVarargs
    private static ArchCondition<JavaMethod> haveAnnotatedMessage(
            Set<String> exceptions, Class<? extends java.lang.annotation.Annotation>... anyOf) {
        return new ArchCondition<>("handle messages that say who may send them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass message = method.getRawParameterTypes().get(0);
                boolean says = exceptions.contains(message.getSimpleName());
                for (Class<? extends java.lang.annotation.Annotation> annotation : anyOf) {
                    says |= message.isAnnotatedWith(annotation);
                }
                events.add(new SimpleConditionEvent(
                        method, says, message.getSimpleName() + " says nothing about who may send it"));
            }
        };
    }

    private ArchRule everyEventHasARevision() {
        ArchCondition<JavaMethod> condition = new ArchCondition<>("handle events with a @Revision") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass event = method.getRawParameterTypes().get(0);
                events.add(new SimpleConditionEvent(
                        method, event.isAnnotatedWith(Revision.class), event.getSimpleName() + " has no @Revision"));
            }
        };
        return methods().that().areAnnotatedWith(EventSourcingHandler.class).should(condition);
    }

    /** What a read ignores would be answered from the present, and taken for the past. */
    private ArchRule everyReadTakesThePast() {
        ArchCondition<JavaMethod> condition = new ArchCondition<>("take AsOf") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takes = withoutPast.containsKey(method.getOwner().getSimpleName())
                        || method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(AsOf.class));
                events.add(new SimpleConditionEvent(
                        method, takes, method.getFullName() + " answers a GET and takes no AsOf"));
            }
        };
        return methods()
                .that()
                .areAnnotatedWith(GetMapping.class)
                .should(condition)
                .allowEmptyShould(!answersQueries);
    }

    /** Its receipts stand in the body: which events it made, where in the log, and their leaves. */
    private static ArchRule everyWriteAnswersABody() {
        ArchCondition<JavaMethod> condition = new ArchCondition<>("answer a body") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean answers = method.getReturnType().getAllInvolvedRawTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(void.class) || type.isEquivalentTo(Void.class));
                events.add(new SimpleConditionEvent(
                        method, answers, method.getFullName() + " answers no body that receipts could stand in"));
            }
        };
        return methods()
                .that()
                .areAnnotatedWith(PutMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .should(condition);
    }

    /** Controllers, projections and policies may know the write side; it knows none of them. For a service's own rules. */
    public JavaClasses classes() {
        return classes;
    }
}

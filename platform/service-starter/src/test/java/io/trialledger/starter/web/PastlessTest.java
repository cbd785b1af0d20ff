package io.trialledger.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.AsOf;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class PastlessTest {

    /** Of the reads that every service has; its own are walked by its ServiceArchitecture. */
    @Test
    void only_the_listed_controllers_have_reads_without_a_past() {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> without = new TreeSet<>();
        for (String part : Set.of("history", "ledger", "diff", "operation", "rpc", "web")) {
            without.addAll(controllers.findCandidateComponents("io.trialledger.starter." + part).stream()
                    .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                    .filter(PastlessTest::hasReadWithoutPast)
                    .map(Class::getSimpleName)
                    .collect(Collectors.toSet()));
        }

        assertThat(without).contains("LedgerController");
        assertThat(Pastless.controllers()).containsAll(without);
    }

    private static boolean hasReadWithoutPast(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(GetMapping.class) && !takesThePast(method));
    }

    private static boolean takesThePast(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(AsOf.class);
    }
}

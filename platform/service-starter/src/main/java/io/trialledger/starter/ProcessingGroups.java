package io.trialledger.starter;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Names of the processing groups of a service's beans. */
final class ProcessingGroups {

    private ProcessingGroups() {}

    static Set<String> in(ConfigurableListableBeanFactory beans) {
        Set<String> groups = new TreeSet<>();
        for (String bean : beans.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            Optional.ofNullable(beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                    .map(ProcessingGroup::value)
                    .ifPresent(groups::add);
        }
        return groups;
    }
}

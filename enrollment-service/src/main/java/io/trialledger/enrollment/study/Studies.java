package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_STUDY;

import io.trialledger.model.RuleViolated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The studies as their own events tell them, for decisions of other aggregates. Reads the log, not a projection: a site
 * activated a moment ago counts. Takes no lock: a study's facts only grow, and a decision made beside a new one is one made
 * just before it.
 */
public final class Studies {

    private final Function<StudyId, Stream<StudyEvent>> past;

    /** @param past all events of a study in order; empty if there is none */
    public Studies(Function<StudyId, Stream<StudyEvent>> past) {
        this.past = past;
    }

    public StudyFacts of(String studyId) {
        Reading reading = new Reading();
        try (Stream<StudyEvent> events = past.apply(new StudyId(studyId))) {
            events.forEach(reading::on);
        }
        Protocol protocol = reading.protocol;
        if (protocol == null) {
            throw new RuleViolated(UNKNOWN_STUDY, "no study " + studyId);
        }
        return new StudyFacts(
                studyId,
                protocol.version(),
                protocol.arms(),
                protocol.criteria(),
                Map.copyOf(reading.timeZones),
                Set.copyOf(reading.activeSites));
    }

    private static final class Reading {

        private @Nullable Protocol protocol;
        private final Map<String, String> timeZones = new HashMap<>();
        private final Set<String> activeSites = new HashSet<>();

        private void on(StudyEvent event) {
            if (event instanceof ProtocolVersionReleased e) {
                protocol = e.protocol();
            } else if (event instanceof SiteAdded e) {
                timeZones.put(e.siteId(), e.timeZone());
            } else if (event instanceof SiteActivated e) {
                activeSites.add(e.siteId());
            }
        }
    }
}

package io.trialledger.enrollment;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.Protocol.Arm;
import io.trialledger.enrollment.study.Protocol.Criterion;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.study.SiteActivated;
import io.trialledger.enrollment.study.SiteAdded;
import io.trialledger.enrollment.study.Studies;
import io.trialledger.enrollment.study.StudyEvent;
import io.trialledger.enrollment.subject.ConsentGiven;
import io.trialledger.enrollment.subject.CriterionAnswer;
import io.trialledger.enrollment.subject.EligibilityAttested;
import io.trialledger.enrollment.subject.SubjectEnrolled;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.enrollment.subject.SubjectRegistered;
import io.trialledger.enrollment.subject.SubjectScreened;
import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A small study in the making, with fixed days. */
public final class Pilot {

    public static final String STUDY = "LZZT";
    public static final String SITE = "701";
    public static final String TIME_ZONE = "America/New_York";
    public static final String SUBJECT = "1015";
    public static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    public static final LocalDate CONSENTED = LocalDate.parse("2026-01-05");
    public static final LocalDate SCREENED = LocalDate.parse("2026-01-06");
    public static final LocalDate ATTESTED = LocalDate.parse("2026-01-12");
    public static final LocalDate ENROLLED = LocalDate.parse("2026-01-13");
    public static final List<CriterionAnswer> FULFILLED = List.of(
            new CriterionAnswer("IN01", true), new CriterionAnswer("IN02", true), new CriterionAnswer("EX01", false));

    private Pilot() {}

    public static Protocol protocol() {
        return new Protocol(
                "2",
                "Safety and efficacy",
                "LZZT",
                "Double Blind Study",
                300,
                List.of(new Arm("Placebo", null), new Arm("Low", null), new Arm("High", null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Criterion("IN01", "1", true, null, "At least 50 years of age"),
                        new Criterion("IN02", "2", true, null, "Probable disease"),
                        new Criterion("EX01", "3", false, null, "Earlier participation")));
    }

    public static ImportReport report() {
        return new ImportReport(Map.of("arms", 3), List.of());
    }

    public static ProtocolVersionReleased released() {
        return new ProtocolVersionReleased(STUDY, protocol(), report(), "00ff");
    }

    public static SiteAdded siteAdded() {
        return new SiteAdded(STUDY, SITE, "Site 701", "US", TIME_ZONE);
    }

    public static SiteActivated siteActivated() {
        return new SiteActivated(STUDY, SITE, LocalDate.parse("2026-01-01"));
    }

    /** The study as its log tells it; site 702 is there, but not active. */
    public static Studies studies() {
        return new Studies(id -> id.study().equals(STUDY) ? events() : Stream.empty());
    }

    private static Stream<StudyEvent> events() {
        return Stream.of(
                released(), siteAdded(), siteActivated(), new SiteAdded(STUDY, "702", "Site 702", "US", TIME_ZONE));
    }

    public static SubjectEvent[] registered() {
        return new SubjectEvent[] {new SubjectRegistered(STUDY, SUBJECT, SITE, TIME_ZONE)};
    }

    public static SubjectEvent[] consented() {
        return and(registered(), new ConsentGiven(STUDY, SUBJECT, "v1", CONSENTED));
    }

    public static SubjectEvent[] screened() {
        return and(consented(), new SubjectScreened(STUDY, SUBJECT, SCREENED));
    }

    public static SubjectEvent[] eligible() {
        return and(screened(), new EligibilityAttested(STUDY, SUBJECT, "2", ATTESTED, FULFILLED, null));
    }

    public static SubjectEvent[] enrolled() {
        return and(eligible(), new SubjectEnrolled(STUDY, SUBJECT, ENROLLED));
    }

    /** The same way for another subject. */
    public static Object[] enrolled(String subject) {
        return new Object[] {
            new SubjectRegistered(STUDY, subject, SITE, TIME_ZONE),
            new ConsentGiven(STUDY, subject, "v1", CONSENTED),
            new SubjectScreened(STUDY, subject, SCREENED),
            new EligibilityAttested(STUDY, subject, "2", ATTESTED, FULFILLED, null),
            new SubjectEnrolled(STUDY, subject, ENROLLED)
        };
    }

    /** What happened before, and then this. */
    public static SubjectEvent[] and(SubjectEvent[] before, SubjectEvent event) {
        return Stream.concat(Stream.of(before), Stream.of(event)).toArray(SubjectEvent[]::new);
    }

    /** Keys in memory, one a scope. */
    public static final class Keys implements KeyRing {

        private final Map<String, SecretKey> keys = new HashMap<>();
        private int texts;

        @Override
        public SecretKey keyFor(String scope) {
            return keys.computeIfAbsent(scope, name -> new SecretKeySpec(bytes(name), "AES"));
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return Optional.ofNullable(keys.get(scope));
        }

        public void destroy(String scope) {
            keys.remove(scope);
        }

        /** Two sealings of one text, as two requests make them, differ in scope and bytes. */
        public Sealed<String> sealed(String text) {
            return Sealed.seal(text, Plain.TEXT, "text/" + texts++, this);
        }

        private static byte[] bytes(String name) {
            byte[] bytes = new byte[32];
            bytes[0] = (byte) name.hashCode();
            return bytes;
        }
    }
}

package io.trialledger.starter.sample;

import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.messaging.EventPublisher;
import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.RemoteCommand;
import io.trialledger.starter.testing.TestTokens;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The sample as an application, with an issuer of tokens. */
@SpringBootApplication
public class SampleService {

    private static final TestTokens TOKENS = new TestTokens();

    @Bean
    EventCatalog events() {
        return EventCatalog.of("sample", NoteEvent.class);
    }

    @Bean
    EventPublisher publisher() {
        return stored -> {
            if (stored.getPayload() instanceof MemberGranted e) {
                return Optional.of(TeamMemberAuthorized.newBuilder()
                        .setStudyId(e.studyId())
                        .setGrantId(e.grantId())
                        .setUserId(e.userId())
                        .setRole(e.role())
                        .setSiteId(Optional.ofNullable(e.site()).orElse(""))
                        .setFrom(e.from().toString())
                        .build());
            }
            if (stored.getPayload() instanceof SubjectPlaced e) {
                return Optional.of(SubjectRegistered.newBuilder()
                        .setStudyId(e.studyId())
                        .setSubjectId(e.subjectId())
                        .setSiteId(e.siteId())
                        .build());
            }
            return Optional.empty();
        };
    }

    @Bean
    RemoteCommand<DiscontinueSubject> discontinue() {
        return new RemoteCommand<>(
                DiscontinueSubject.getDefaultInstance(),
                message ->
                        new RemoveSubject("team/" + message.getStudyId(), message.getStudyId(), message.getSubjectId()),
                Set.of("mirror"));
    }

    /** The issuer of every token here. */
    public static TestTokens tokens() {
        return TOKENS;
    }

    public static String person(String id, String scope) {
        return TOKENS.person(id, scope);
    }

    public static String machine(String id) {
        return TOKENS.machine(id);
    }
}

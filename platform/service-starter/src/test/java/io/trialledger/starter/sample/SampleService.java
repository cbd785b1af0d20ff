package io.trialledger.starter.sample;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.messaging.EventPublisher;
import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.RemoteCommand;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The sample as an application, with tokens signed here. */
@SpringBootApplication
public class SampleService {

    private static final RSAKey KEY = key();

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

    @Bean
    JwtDecoder jwtDecoder() throws JOSEException {
        return decoder();
    }

    /** Takes the tokens signed here. */
    public static JwtDecoder decoder() throws JOSEException {
        return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
    }

    public static String person(String id, String scope) {
        return token(id, false, scope, Instant.now().plusSeconds(600));
    }

    public static String machine(String id) {
        return token(id, true, "", Instant.now().plusSeconds(600));
    }

    public static String token(String id, boolean machine, String scope, Instant expires) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(id)
                .claim("name", "Name of " + id)
                .claim("organisation", "Clinic")
                .claim("machine", machine)
                .claim("scope", scope)
                .issueTime(Date.from(expires.minusSeconds(600)))
                .expirationTime(Date.from(expires))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.trialledger.starter.mirror;

import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.messaging.RemoteRefusal;
import io.trialledger.model.Role;
import io.trialledger.starter.Commands;
import io.trialledger.starter.GrantRow;
import io.trialledger.starter.Grants;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.SubjectDirectory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Projection and policy over another service's events. */
final class Mirror {

    private Mirror() {}

    @Component
    @ProcessingGroup("team-grants")
    static class TeamGrants implements SubjectDirectory {

        private final Grants grants;
        private final Rows subjects;

        TeamGrants(Grants grants, RowsFactory rows) {
            this.grants = grants;
            this.subjects = rows.of("sample", "subjects", Index.of("study"));
        }

        @EventHandler
        void on(TeamMemberAuthorized e, TrackingToken token) {
            grants.put(
                    new GrantRow(
                            e.getStudyId(),
                            e.getGrantId(),
                            e.getUserId(),
                            Role.valueOf(e.getRole()),
                            e.getSiteId().isEmpty() ? null : e.getSiteId(),
                            LocalDate.parse(e.getFrom()),
                            null),
                    Position.of(token));
        }

        @EventHandler
        void on(SubjectRegistered e, TrackingToken token) {
            subjects.put(
                    e.getStudyId() + "/" + e.getSubjectId(),
                    Position.of(token),
                    new Document("study", e.getStudyId()).append("site", e.getSiteId()));
        }

        @Override
        public Optional<String> siteOf(String studyId, String subjectId) {
            return subjects.present(studyId + "/" + subjectId).map(row -> row.getString("site"));
        }

        @QueryHandler
        FindMirrored.Answer answer(FindMirrored q) {
            return new FindMirrored.Answer(siteOf(q.studyId(), q.subjectId()).orElse("unknown"));
        }
    }

    @Component
    @ProcessingGroup("when-registered-then-discontinue")
    @DisallowReplay
    static class WhenRegisteredThenDiscontinue {

        static final List<String> REFUSED = new CopyOnWriteArrayList<>();

        private final Commands commands;

        WhenRegisteredThenDiscontinue(Commands commands) {
            this.commands = commands;
        }

        @EventHandler
        void on(SubjectRegistered e, EventMessage<?> cause) {
            try {
                for (int twice = 0; twice < 2; twice++) {
                    commands.sendFor(
                            cause,
                            DiscontinueSubject.newBuilder()
                                    .setStudyId(e.getStudyId())
                                    .setSubjectId(e.getSubjectId())
                                    .build());
                }
            } catch (RemoteRefusal refusal) {
                REFUSED.add(e.getSubjectId() + " " + refusal.rule());
            }
        }
    }

    static List<String> refused() {
        return WhenRegisteredThenDiscontinue.REFUSED;
    }
}

package io.trialledger.enrollment.teamlist;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.enrollment.teamlist.TeamList.GrantView;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers from the team list. */
@Component
class TeamListAnswers {

    private static final int MOST_GRANTS = 10_000;

    private final TeamListProjection team;
    private final Seals seals;
    private final Clock clock;

    TeamListAnswers(TeamListProjection team, Seals seals, Clock clock) {
        this.team = team;
        this.seals = seals;
        this.clock = clock;
    }

    @QueryHandler
    TeamList answer(FindTeam q) {
        String day = LocalDate.ofInstant(q.asOf().moment(clock), ZoneOffset.UTC).toString();
        return new TeamList(
                team.rows().find(eq("study", q.studyId()), ascending("user", "grant"), MOST_GRANTS, q.asOf()).stream()
                        .map(row -> view(row, day))
                        .toList());
    }

    /** ISO days are in order as texts. */
    private static boolean isInForce(Document row, String today) {
        String last = row.getString("last");
        return !row.getBoolean("revoked")
                && row.getString("first").compareTo(today) <= 0
                && (last == null || last.compareTo(today) >= 0);
    }

    private GrantView view(Document row, String today) {
        return new GrantView(
                row.getString("user"),
                row.getString("name"),
                row.getString("grant"),
                Role.valueOf(row.getString("role")),
                row.getString("site"),
                row.getString("first"),
                row.getString("last"),
                row.getBoolean("backdated"),
                row.getBoolean("revoked"),
                isInForce(row, today),
                Optional.ofNullable(row.getString("revocationReason"))
                        .flatMap(reason -> seals.reveal(Sealed.decode(reason)))
                        .orElse(null));
    }
}

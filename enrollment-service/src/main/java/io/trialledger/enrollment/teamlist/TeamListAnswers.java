package io.trialledger.enrollment.teamlist;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.enrollment.teamlist.TeamList.GrantView;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
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

    TeamListAnswers(TeamListProjection team, Seals seals) {
        this.team = team;
        this.seals = seals;
    }

    @QueryHandler
    TeamList answer(FindTeam q) {
        return new TeamList(
                team.rows().find(eq("study", q.studyId()), ascending("user", "grant"), MOST_GRANTS, q.asOf()).stream()
                        .map(this::view)
                        .toList());
    }

    private GrantView view(Document row) {
        return new GrantView(
                row.getString("user"),
                row.getString("name"),
                row.getString("grant"),
                row.getString("role"),
                row.getString("site"),
                row.getString("first"),
                row.getString("last"),
                row.getBoolean("backdated"),
                row.getBoolean("revoked"),
                Optional.ofNullable(row.getString("revocationReason"))
                        .flatMap(reason -> seals.reveal(Sealed.decode(reason)))
                        .orElse(null));
    }
}

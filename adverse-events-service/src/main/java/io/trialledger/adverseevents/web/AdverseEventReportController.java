package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.adverseevents.adverseevent.FollowUpAdverseEvent;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.Recorded;
import io.trialledger.adverseevents.adverseevent.ReportAdverseEvent;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.adverseevents.adverseeventlist.AdverseEventHistory;
import io.trialledger.adverseevents.adverseeventlist.FindAdverseEvent;
import io.trialledger.adverseevents.subjectstanding.FindSubjectStanding;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Because;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Adverse events as sites report them and follow them up. */
@RestController
@RequestMapping(AdverseEventReportController.ONE)
class AdverseEventReportController {

    static final String ONE = "/api/v1/studies/{study}/subjects/{subject}/adverse-events/{event}";

    private final Commands commands;
    private final Queries queries;
    private final Seals seals;
    private final Clock clock;

    AdverseEventReportController(Commands commands, Queries queries, Seals seals, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.seals = seals;
        this.clock = clock;
    }

    @PutMapping
    ResponseEntity<RecordedView> report(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String event,
            IfMatch ifMatch,
            @Valid @RequestBody RecordRequest body) {
        AdverseEventId id = ClientIds.adverseEvent(study, subject, event);
        Recorded recorded = commands.send(
                new ReportAdverseEvent(
                        id, body.sealed(seals), standing(id), clock.instant(), body.hasReason(), version(ifMatch)),
                Because.of(body.reason()));
        return answer(id, recorded, false);
    }

    @PostMapping("/follow-ups")
    ResponseEntity<RecordedView> followUp(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String event,
            IfMatch ifMatch,
            @Valid @RequestBody RecordRequest body) {
        AdverseEventId id = ClientIds.adverseEvent(study, subject, event);
        Recorded recorded = commands.send(
                new FollowUpAdverseEvent(id, body.sealed(seals), standing(id), clock.instant(), version(ifMatch)),
                Because.of(body.reason()));
        return answer(id, recorded, true);
    }

    private SubjectStanding standing(AdverseEventId id) {
        return queries.ask(new FindSubjectStanding(id.study(), id.subject()), SubjectStanding.class);
    }

    private ResponseEntity<RecordedView> answer(AdverseEventId id, @Nullable Recorded told, boolean followUp) {
        Recorded recorded = told == null ? asItStands(id) : told;
        boolean created = recorded.stored() && (recorded.version() == 1 || followUp);
        ResponseEntity.BodyBuilder response = created
                ? ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequestUri()
                        .replacePath(ONE)
                        .build(id.study(), id.subject(), id.event()))
                : ResponseEntity.ok();
        if (recorded.present()) {
            response.eTag(IfMatch.etag(recorded.version()));
        }
        return response.body(RecordedView.of(id, recorded));
    }

    /** For a request that was repeated after its first answer was lost: the command answers only once. */
    private Recorded asItStands(AdverseEventId id) {
        AdverseEventHistory found = queries.ask(new FindAdverseEvent(id, AsOf.present()), AdverseEventHistory.class);
        return new Recorded(
                found.present().version(),
                true,
                true,
                Set.copyOf(found.present().flags()),
                Set.of(),
                Set.of());
    }

    private static @Nullable Integer version(IfMatch ifMatch) {
        Long version = ifMatch.version();
        return version == null ? null : Math.toIntExact(version);
    }

    /** What came of a report or a follow-up. */
    record RecordedView(
            String study,
            String subject,
            String event,
            int version,
            boolean stored,
            boolean present,
            List<Flag> flags,
            List<QueryRule> openQueries,
            List<SafetyClock> openedClocks) {

        static RecordedView of(AdverseEventId id, Recorded recorded) {
            return new RecordedView(
                    id.study(),
                    id.subject(),
                    id.event(),
                    recorded.version(),
                    recorded.stored(),
                    recorded.present(),
                    recorded.flags().stream().sorted().toList(),
                    recorded.openQueries().stream().sorted().toList(),
                    recorded.openedClocks().stream().sorted().toList());
        }
    }
}

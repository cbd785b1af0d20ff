package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.adverseevents.adverseevent.FollowUpAdverseEvent;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.Recorded;
import io.trialledger.adverseevents.adverseevent.ReportAdverseEvent;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.adverseevents.subjectstanding.FindSubjectStanding;
import io.trialledger.starter.Because;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
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
        Recorded recorded = send(
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
        Recorded recorded = send(
                new FollowUpAdverseEvent(id, body.sealed(seals), standing(id), clock.instant(), version(ifMatch)),
                Because.of(body.reason()));
        return answer(id, recorded, true);
    }

    private SubjectStanding standing(AdverseEventId id) {
        return queries.ask(new FindSubjectStanding(id.study(), id.subject()), SubjectStanding.class);
    }

    /** No answer means that the same command was stored by another thread meanwhile: the adverse event then knows the answer. */
    private Recorded send(Object command, Because because) {
        Recorded recorded = commands.send(command, because);
        if (recorded == null) {
            recorded = commands.send(command, because);
        }
        if (recorded == null) {
            throw new NotYetKnown("the same request is being recorded");
        }
        return recorded;
    }

    private static ResponseEntity<RecordedView> answer(AdverseEventId id, Recorded recorded, boolean followUp) {
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

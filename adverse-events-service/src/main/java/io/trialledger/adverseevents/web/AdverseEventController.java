package io.trialledger.adverseevents.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.adverseevents.adverseevent.FollowUpAdverseEvent;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.Recorded;
import io.trialledger.adverseevents.adverseevent.ReportAdverseEvent;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.adverseevents.adverseeventlist.AdverseEventHistory;
import io.trialledger.adverseevents.adverseeventlist.FindAdverseEvent;
import io.trialledger.adverseevents.adverseeventlist.RecordView;
import io.trialledger.adverseevents.adverseeventlist.VersionItem;
import io.trialledger.adverseevents.safetyclocks.FindClocksOfAdverseEvent;
import io.trialledger.adverseevents.safetyclocks.SafetyClockItem;
import io.trialledger.adverseevents.safetyclocks.SafetyClockPage;
import io.trialledger.adverseevents.safetyqueries.FindQueriesOfAdverseEvent;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryItem;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryPage;
import io.trialledger.adverseevents.subjectstanding.FindSubjectStanding;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Because;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One adverse event: reported, followed up, read with all its versions. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}/adverse-events/{event}")
class AdverseEventController {

    private final Commands commands;
    private final Queries queries;
    private final Seals seals;
    private final Clock clock;

    AdverseEventController(Commands commands, Queries queries, Seals seals, Clock clock) {
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
                        id,
                        sealed(body),
                        standing(study, subject),
                        clock.instant(),
                        body.reason() != null && !body.reason().isBlank(),
                        version(ifMatch)),
                Because.of(body.reason()));
        return answer(id, recorded == null ? asItStands(id) : recorded, "");
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
                new FollowUpAdverseEvent(id, sealed(body), standing(study, subject), clock.instant(), version(ifMatch)),
                Because.of(body.reason()));
        return answer(id, recorded == null ? asItStands(id) : recorded, "/follow-ups");
    }

    @GetMapping
    ResponseEntity<AdverseEventView> read(
            @PathVariable String study, @PathVariable String subject, @PathVariable String event, AsOf asOf) {
        AdverseEventId id = ClientIds.adverseEvent(study, subject, event);
        AdverseEventHistory found = queries.ask(new FindAdverseEvent(id, asOf), AdverseEventHistory.class);
        List<SafetyQueryItem> asked = queries.ask(new FindQueriesOfAdverseEvent(id, asOf), SafetyQueryPage.class)
                .items();
        List<SafetyClockItem> clocks = queries.ask(new FindClocksOfAdverseEvent(id, asOf), SafetyClockPage.class)
                .items();
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(found.present().version()))
                .body(AdverseEventView.of(found, asked, clocks));
    }

    private SubjectStanding standing(String study, String subject) {
        return queries.ask(new FindSubjectStanding(study, subject), SubjectStanding.class);
    }

    private AdverseEventRecord sealed(RecordRequest body) {
        String narrative = body.narrative();
        List<Sealed<String>> texts =
                seals.texts(narrative == null ? List.of(body.term()) : List.of(body.term(), narrative));
        return body.sealed(texts.get(0), texts.size() > 1 ? texts.get(1) : null);
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

    private static ResponseEntity<RecordedView> answer(AdverseEventId id, Recorded recorded, String under) {
        boolean created = recorded.stored() && (recorded.version() == 1 || !under.isEmpty());
        ResponseEntity.BodyBuilder response = created
                ? ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequestUri()
                        .replacePath("/api/v1/studies/{study}/subjects/{subject}/adverse-events/{event}")
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

    /** The whole record as the site gives it; {@code reason} says why it differs from what was said before. */
    record RecordRequest(
            @NotBlank @Size(max = 2000) String term,
            @Nullable @Size(max = 250) String codedTerm,
            @Nullable PartialDate onset,
            @Nullable PartialDate end,
            @Nullable Boolean ongoing,
            @NotNull Severity severity,
            @NotNull Boolean serious,
            @Nullable Set<@NotNull SeriousnessCriterion> criteria,
            @Nullable Causality causality,
            @NotNull Outcome outcome,
            @Nullable ActionTaken action,

            @Nullable @JsonFormat(without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            OffsetDateTime awareAt,

            @Nullable PartialDate reportedOn,
            @Nullable @Size(max = 20_000) String narrative,
            @Nullable @Pattern(regexp = ClientIds.FORM) String sourceRecord,
            @Nullable @Size(max = 2000) String reason) {

        AdverseEventRecord sealed(Sealed<String> sealedTerm, @Nullable Sealed<String> sealedNarrative) {
            return new AdverseEventRecord(
                    sealedTerm,
                    codedTerm,
                    onset,
                    end,
                    ongoing,
                    severity,
                    serious,
                    criteria == null ? Set.of() : criteria,
                    causality,
                    outcome,
                    action,
                    awareAt,
                    reportedOn,
                    sealedNarrative,
                    sourceRecord);
        }
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

    /** An adverse event with its whole past, what was asked about it, and what is due. */
    record AdverseEventView(
            String study,
            String site,
            String subject,
            String event,
            int version,
            RecordView record,
            List<Flag> flags,
            List<VersionItem> versions,
            List<SafetyQueryItem> queries,
            List<SafetyClockItem> clocks) {

        static AdverseEventView of(
                AdverseEventHistory found, List<SafetyQueryItem> queries, List<SafetyClockItem> clocks) {
            var present = found.present();
            return new AdverseEventView(
                    present.study(),
                    present.site(),
                    present.subject(),
                    present.event(),
                    present.version(),
                    present.record(),
                    present.flags(),
                    found.versions(),
                    queries,
                    clocks);
        }
    }
}

package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.adverseevents.adverseeventlist.AdverseEventHistory;
import io.trialledger.adverseevents.adverseeventlist.ChangedVersion;
import io.trialledger.adverseevents.adverseeventlist.FindAdverseEvent;
import io.trialledger.adverseevents.adverseeventlist.RecordView;
import io.trialledger.adverseevents.safetyclocks.FindClocksOfAdverseEvent;
import io.trialledger.adverseevents.safetyclocks.SafetyClockItem;
import io.trialledger.adverseevents.safetyclocks.SafetyClockPage;
import io.trialledger.adverseevents.safetyqueries.FindQueriesOfAdverseEvent;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryItem;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryPage;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One adverse event with all its versions, and what came of them. */
@RestController
class AdverseEventController {

    private final Queries queries;

    AdverseEventController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping(AdverseEventReportController.ONE)
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

    /** An adverse event with its whole past, what was asked about it, and what is due. */
    record AdverseEventView(
            String study,
            String site,
            String subject,
            String event,
            int version,
            RecordView record,
            List<Flag> flags,
            List<ChangedVersion> versions,
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

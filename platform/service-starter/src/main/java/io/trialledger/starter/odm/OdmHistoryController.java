package io.trialledger.starter.odm;

import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.StarterRule;
import io.trialledger.starter.history.HistoryReader;
import io.trialledger.starter.history.Page;
import io.trialledger.starter.history.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of a study's transactional ODM; the gateway makes one file of the parts. */
@RestController
@RequestMapping("/api/v1/studies/{study}/history/odm")
class OdmHistoryController {

    private static final int MOST_A_PAGE = 500;

    private final Queries queries;
    private final HistoryReader reader;
    private final Seals seals;
    private final ObjectProvider<OdmMapping> mapping;

    OdmHistoryController(Queries queries, HistoryReader reader, Seals seals, ObjectProvider<OdmMapping> mapping) {
        this.queries = queries;
        this.reader = reader;
        this.seals = seals;
        this.mapping = mapping;
    }

    @GetMapping
    OdmPage page(
            @PathVariable String study,
            AsOf asOf,
            @RequestParam(defaultValue = "-1") long afterPosition,
            @RequestParam(defaultValue = "100") int limit) {
        RuleViolated.unless(limit >= 1 && limit <= MOST_A_PAGE, StarterRule.MALFORMED, "limit", "1 to " + MOST_A_PAGE);
        Sites sites = queries.ask(new ReadClinicalHistory(study), Sites.class);
        Page page = reader.page(
                new Question(study, Map.of(), null, null, asOf, false, afterPosition, Long.MAX_VALUE, limit), sites);
        return told(study, page);
    }

    private OdmPage told(String study, Page page) {
        Optional<OdmMapping.Teller> teller =
                Optional.ofNullable(mapping.getIfAvailable()).map(known -> known.of(study));
        List<Optional<OdmNode>> data = page.events().stream()
                .map(event -> teller.flatMap(known -> known.tell(event.type(), event.payload())))
                .toList();
        SealedTexts texts = new SealedTexts();
        data.forEach(each -> each.ifPresent(texts::collect));
        Function<Sealed<String>, Optional<String>> opened = seals.opening(texts.found());
        return new OdmPage(
                page.log(),
                page.head(),
                page.coveredTo(),
                IntStream.range(0, data.size())
                        .mapToObj(i -> entry(
                                page.events().get(i),
                                data.get(i)
                                        .map(node -> SealedTexts.opened(node, opened))
                                        .orElse(null)))
                        .toList());
    }

    private static OdmPage.Entry entry(Page.Entry event, @Nullable OdmNode data) {
        return new OdmPage.Entry(
                event.position(),
                event.at(),
                event.eventId(),
                event.actor(),
                event.actorName(),
                event.role(),
                event.organisation(),
                event.site(),
                event.reason(),
                event.reasonCategory(),
                data);
    }
}

package io.trialledger.enrollment.export;

import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.export.ExportRule.EXPORT_DIFFERS;

import io.trialledger.starter.RuleRefusals;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordExportTest {

    private static final String EXPORT = "6f1c2a52-9d0e-4a8e-9d53-0a9a7c1d6b10";
    private static final ExportFacts ALL_SITES = facts(null, "ab");
    private static final ExportFacts SOME_SITES = facts(List.of("701", "702"), "ab");

    private final FixtureConfiguration<HistoryExport> fixture =
            new AggregateTestFixture<>(HistoryExport.class).registerCommandHandlerInterceptor(new RuleRefusals());

    @Test
    void records_an_export_of_the_whole_study() {
        fixture.givenNoPriorActivity()
                .when(new RecordStudyExport(STUDY, EXPORT, ALL_SITES))
                .expectEvents(exported(null, null, ALL_SITES))
                .expectResultMessagePayload(true);
    }

    @Test
    void records_an_export_of_a_site() {
        fixture.givenNoPriorActivity()
                .when(new RecordSiteExport(STUDY, "701", EXPORT, false, ALL_SITES))
                .expectEvents(exported("701", null, ALL_SITES));
    }

    @Test
    void records_what_a_reader_of_some_sites_took_of_the_whole_study() {
        fixture.givenNoPriorActivity()
                .when(new RecordSiteExport(STUDY, "701", EXPORT, true, SOME_SITES))
                .expectEvents(exported(null, null, SOME_SITES));
    }

    @Test
    void records_an_export_of_a_subject() {
        fixture.givenNoPriorActivity()
                .when(new RecordSubjectExport(STUDY, "1001", null, EXPORT, SOME_SITES))
                .expectEvents(exported(null, "1001", SOME_SITES));
    }

    @Test
    void takes_the_same_export_again_without_an_event() {
        fixture.given(exported(null, null, ALL_SITES))
                .when(new RecordStudyExport(STUDY, EXPORT, ALL_SITES))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_content_for_the_same_export() {
        fixture.given(exported(null, null, ALL_SITES))
                .when(new RecordStudyExport(STUDY, EXPORT, facts(null, "cd")))
                .expectNoEvents()
                .expectExceptionDetails(EXPORT_DIFFERS);
    }

    private static ExportFacts facts(@Nullable List<String> sites, String hash) {
        return new ExportFacts(
                sites, List.of(new ExportedLog("trialledger.local/enrollment", 12, 10, 2)), hash.repeat(32));
    }

    private static HistoryExported exported(@Nullable String site, @Nullable String subject, ExportFacts facts) {
        return new HistoryExported(STUDY, EXPORT, site, subject, facts.sites(), facts.logs(), facts.manifestSha256());
    }
}

package io.trialledger.enrollment.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.trialledger.enrollment.export.ExportFacts;
import io.trialledger.enrollment.export.ExportedLog;
import io.trialledger.enrollment.export.RecordSiteExport;
import io.trialledger.enrollment.export.RecordStudyExport;
import io.trialledger.enrollment.export.RecordSubjectExport;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.ReadHistory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the gateway records an export, in the name of who asked for it, before it hands it out. */
@Hidden
@RestController
@RequestMapping("/api/v1/studies/{study}/exports")
class HistoryExportController {

    private final Commands commands;
    private final Queries queries;

    HistoryExportController(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /**
     * What was exported.
     *
     * @param sites that the reader could see; null for all
     */
    record ExportRequest(
            @Nullable @Size(min = 1, max = 100) String site,
            @Nullable @Size(min = 1, max = 100) String subject,
            @Nullable List<@NotBlank String> sites,
            @NotNull @Size(min = 1, max = 10) List<@Valid @NotNull LogRequest> logs,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String manifestSha256) {

        ExportFacts facts() {
            return new ExportFacts(
                    sites,
                    logs.stream()
                            .map(log -> new ExportedLog(log.log(), log.size(), log.events(), log.hidden()))
                            .toList(),
                    manifestSha256);
        }
    }

    record LogRequest(
            @NotBlank @Size(max = 200) String log,
            @NotNull @Min(0) Long size,
            @NotNull @Min(0) Long events,
            @NotNull @Min(0) Long hidden) {}

    @PutMapping("/{export}")
    RecordedView record(@PathVariable String study, @PathVariable UUID export, @Valid @RequestBody ExportRequest body) {
        String id = export.toString();
        if (body.subject() != null) {
            return RecordedView.of(
                    commands.send(new RecordSubjectExport(study, body.subject(), body.site(), id, body.facts())));
        }
        if (body.site() != null) {
            return RecordedView.of(commands.send(new RecordSiteExport(study, body.site(), id, false, body.facts())));
        }
        Sites readable = queries.ask(new ReadHistory(study), Sites.class);
        return readable.all()
                ? RecordedView.of(commands.send(new RecordStudyExport(study, id, body.facts())))
                : RecordedView.of(commands.send(new RecordSiteExport(study, first(readable), id, true, body.facts())));
    }

    /** Whoever sees some sites of a study acts at the first of them: no grant in the whole study is there to act by. */
    private static String first(Sites sites) {
        return sites.ids().stream().sorted().findFirst().orElseThrow();
    }
}

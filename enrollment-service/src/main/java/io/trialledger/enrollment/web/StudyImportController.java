package io.trialledger.enrollment.web;

import io.trialledger.enrollment.study.ImportStudy;
import io.trialledger.enrollment.studylist.FindImportedStudy;
import io.trialledger.enrollment.studylist.ImportedStudy;
import io.trialledger.enrollment.studylist.PreviewView;
import io.trialledger.enrollment.studylist.StudyView.ReportView;
import io.trialledger.enrollment.usdm.UsdmReader;
import io.trialledger.enrollment.usdm.UsdmStudy;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Queries;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a protocol as a file. */
@RestController
class StudyImportController {

    private static final String IMPORTS = "/api/v1/study-imports";

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    StudyImportController(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    record ImportedView(String study, String version, ReportView report) {}

    @PostMapping(IMPORTS)
    ResponseEntity<ImportedView> importStudy(@RequestParam String format, @RequestBody byte[] file) {
        UsdmStudy study = read(format, file);
        commands.send(
                new ImportStudy(study.studyId(), study.protocol(), study.report(), sha256(file), clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/studies/" + study.studyId()))
                .body(new ImportedView(study.studyId(), study.protocol().version(), ReportView.of(study.report())));
    }

    /** Reads the file as an import would, and stores nothing. */
    @PostMapping(path = IMPORTS, params = "preview=true")
    PreviewView preview(@RequestParam String format, @RequestBody byte[] file) {
        UsdmStudy study = read(format, file);
        ImportedStudy known = queries.ask(new FindImportedStudy(study.studyId()), ImportedStudy.class);
        return PreviewView.of(study.studyId(), study.protocol(), study.report(), known.there());
    }

    private static UsdmStudy read(String format, byte[] file) {
        RuleViolated.unless(format.equals("usdm"), WebRule.UNKNOWN_FORMAT, "format", "usdm can be imported");
        return UsdmReader.read(file);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

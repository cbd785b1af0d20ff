package io.trialledger.enrollment.web;

import io.trialledger.enrollment.study.ImportStudy;
import io.trialledger.enrollment.studylist.StudyView.FindingView;
import io.trialledger.enrollment.studylist.StudyView.ReportView;
import io.trialledger.enrollment.usdm.UsdmReader;
import io.trialledger.enrollment.usdm.UsdmStudy;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Commands;
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

    private final Commands commands;
    private final Clock clock;

    StudyImportController(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    record ImportedView(String study, String version, ReportView report) {}

    @PostMapping("/api/v1/study-imports")
    ResponseEntity<ImportedView> importStudy(@RequestParam String format, @RequestBody byte[] file) {
        RuleViolated.unless(format.equals("usdm"), WebRule.UNKNOWN_FORMAT, "format", "usdm can be imported");
        UsdmStudy study = UsdmReader.read(file);
        commands.send(
                new ImportStudy(study.studyId(), study.protocol(), study.report(), sha256(file), clock.instant()));
        ReportView report = new ReportView(
                study.report().counts(),
                study.report().findings().stream()
                        .map(finding -> new FindingView(finding.code(), finding.where(), finding.what()))
                        .toList());
        return ResponseEntity.created(URI.create("/api/v1/studies/" + study.studyId()))
                .body(new ImportedView(study.studyId(), study.protocol().version(), report));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

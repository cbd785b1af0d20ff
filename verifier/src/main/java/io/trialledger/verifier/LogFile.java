package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file {@code logs/<log>.ndjson} of an inspection bundle: one log, from its first line to its closing checkpoint. */
final class LogFile {

    private final Verification verification;
    private final Manifest.Log stated;
    private final BesideLog beside;
    private @Nullable LogCheck log;

    LogFile(Verification verification, Manifest.Log stated, BesideLog beside) {
        this.verification = verification;
        this.stated = stated;
        this.beside = beside;
    }

    void read(InputStream in) throws IOException {
        BundleReader reader = new BundleReader(in);
        boolean more = true;
        while (more) {
            try {
                Optional<BundleLine> line = reader.next();
                if (line.isEmpty() && log == null) {
                    wrong("missing or empty: no log begins in it");
                }
                more = line.isPresent() && accept(line.get());
            } catch (BundleException e) {
                LogCheck open = log;
                if (open == null || !open.open()) {
                    throw e;
                }
                open.unreadable(String.valueOf(e.getMessage()));
            }
        }
        finish();
    }

    /** Whether to go on. */
    private boolean accept(BundleLine line) {
        LogCheck begun = log;
        if (begun == null) {
            return begin(line);
        } else if (!begun.open()) {
            wrong("something follows its closing checkpoint");
            return false;
        }
        begun.accept(line);
        return true;
    }

    private boolean begin(BundleLine line) {
        String origin;
        String vkey;
        if (line instanceof BundleLine.LogStart start) {
            requireForm(false);
            Filter all = Filter.wholeStudy(beside.filter().study());
            log = verification.begin(
                    start, new BesideLog(beside.keys(), beside.earlier(), all, beside.revealed(), beside.told()));
            origin = start.log();
            vkey = start.vkey();
        } else if (line instanceof BundleLine.PartStart start) {
            requireForm(true);
            log = verification.begin(start, beside);
            origin = start.log();
            vkey = start.vkey();
        } else {
            wrong("its first line isn't the beginning of a log");
            return false;
        }
        if (!origin.equals(stated.log())) {
            wrong("its first line is of the log " + origin);
        }
        if (beside.keys().stream().noneMatch(key -> key.toString().equals(vkey))) {
            wrong("its key isn't one that " + LogKeys.NAME + " has: " + vkey);
        }
        return true;
    }

    private void requireForm(boolean part) {
        if (part != stated.part()) {
            wrong("is a " + form(part) + ", the manifest says " + form(stated.part()));
        }
        if (part && beside.filter().isNone()) {
            wrong("is a part, but the bundle is said to be of the whole study");
        }
        if (!part && !beside.filter().isNone()) {
            wrong("is a whole log, but the bundle is said to be of " + beside.filter());
        }
    }

    private static String form(boolean part) {
        return part ? "part" : "whole log";
    }

    private void finish() {
        LogCheck read = log;
        if (read == null) {
            return;
        }
        if (read.open()) {
            read.cutOff();
        }
        LogReport report = read.report();
        if (report.events() != stated.events() || report.hidden() != stated.hidden()) {
            wrong("holds " + Report.events(report.events()) + " and " + Report.count(report.hidden())
                    + " hidden, the manifest says " + Report.count(stated.events()) + " and "
                    + Report.count(stated.hidden()));
        }
        if (report.size() != stated.size()) {
            wrong("has " + Report.count(report.size()) + " positions, the manifest says "
                    + Report.count(stated.size()));
        }
    }

    private void wrong(String what) {
        verification.wrong(stated.file() + ": " + what);
    }
}

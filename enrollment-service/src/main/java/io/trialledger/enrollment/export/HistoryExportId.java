package io.trialledger.enrollment.export;

/** Names an export within its study. */
public record HistoryExportId(String study, String export) {

    @Override
    public String toString() {
        return "export/" + study + "/" + export;
    }
}

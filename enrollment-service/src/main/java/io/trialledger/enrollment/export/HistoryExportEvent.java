package io.trialledger.enrollment.export;

/** Everything that can happen to an export; the list below is the whole contract. */
public sealed interface HistoryExportEvent permits HistoryExported {

    String studyId();
}

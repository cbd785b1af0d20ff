package io.trialledger.enrollment.usdm;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.ImportReport.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the import report while a file is read. */
class Findings {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    void counted(String what, int howMany) {
        counts.put(what, howMany);
    }

    void add(FindingCode code, String where, String what) {
        findings.add(new Finding(code.name(), where, what));
    }

    ImportReport report() {
        return new ImportReport(Map.copyOf(counts), List.copyOf(findings));
    }
}

package io.trialledger.enrollment.study;

import java.util.List;
import java.util.Map;

/**
 * What an import counted, and everything it could not read or had to change.
 *
 * @param counts how many of what the file holds, by plural name
 */
public record ImportReport(Map<String, Integer> counts, List<Finding> findings) {

    /**
     * @param code what is wrong; a constant clients may switch on, for example {@code UNREACHABLE_INSTANCE}
     * @param where the thing in the file, by its name
     * @param what the values, as a sentence
     */
    public record Finding(String code, String where, String what) {}
}

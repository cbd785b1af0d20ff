package io.trialledger.visits.visit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a query within its study: {@code ~} is in no id a client chooses, so the parts can't run into one another.
 *
 * @param number 1 for the first query on the item
 */
public record QueryId(String subjectId, String visit, String item, int repeat, int number) {

    private static final Pattern TEXT = Pattern.compile("([^~]+)~([^~]+)~([^~]+)~(\\d{1,3})~(\\d{1,6})");

    /** Empty if {@code text} names no query there could be. */
    public static Optional<QueryId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new QueryId(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        Integer.parseInt(parts.group(4)),
                        Integer.parseInt(parts.group(5))))
                : Optional.empty();
    }

    public VisitId visitIn(String studyId) {
        return new VisitId(studyId, subjectId, visit);
    }

    ItemKey key() {
        return new ItemKey(item, repeat);
    }

    @Override
    public String toString() {
        return String.join("~", subjectId, visit, item, Integer.toString(repeat), Integer.toString(number));
    }
}

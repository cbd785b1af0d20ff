package io.trialledger.gateway;

import io.trialledger.ledger.SaltedHash;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * Which events of a study a reader asked for.
 *
 * @param study its id
 * @param criteria name and value of each, by name
 */
record HistoryFilter(String study, SortedMap<String, String> criteria) {

    private static final String ORDER = "order";
    private static final Set<String> CRITERIA = Set.of(
            "subject", "site", "actor", "role", "type", "kind", "reason", "eventId", "from", "to", "asOf", ORDER);
    private static final Set<String> PAGING = Set.of("after", "limit");
    private static final int HASH_BYTES = 12;

    /** Reads the query parameters; a misspelled one is refused, since without it the answer would say something else. */
    static HistoryFilter of(String study, MultiValueMap<String, String> parameters) {
        SortedMap<String, String> criteria = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (PAGING.contains(name)) {
                return;
            }
            if (!CRITERIA.contains(name)) {
                throw new Refusal(Problem.malformed(name, "history can't be asked for by " + name));
            }
            if (values.size() != 1) {
                throw new Refusal(Problem.malformed(name, "given more than once"));
            }
            criteria.put(name, values.get(0));
        });
        criteria.remove(ORDER, "oldest");
        return new HistoryFilter(study, criteria);
    }

    /** True if the newest events are asked for first, and pages go back. */
    boolean newestFirst() {
        return "newest".equals(criteria.get(ORDER));
    }

    /** Tells this filter from others. */
    byte[] hash() {
        String text = study + "\n"
                + criteria.entrySet().stream().map(HistoryFilter::encoded).collect(Collectors.joining("\n"));
        return Arrays.copyOf(
                SaltedHash.of(new byte[SaltedHash.SALT_BYTES], text.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    }

    /**
     * The path and query that a service is asked with.
     *
     * @param position its events after this are wanted; those before, if the newest come first
     */
    String query(long position, int limit) {
        StringBuilder query = new StringBuilder(path(study)).append('?');
        criteria.entrySet()
                .forEach(criterion -> query.append(encoded(criterion)).append('&'));
        return query.append(newestFirst() ? "beforePosition=" : "afterPosition=")
                .append(position)
                .append("&limit=")
                .append(limit)
                .toString();
    }

    /** The path of a study's history in a service. */
    static String path(String study) {
        return "/api/v1/studies/" + encode(study) + "/history";
    }

    private static String encoded(Map.Entry<String, String> criterion) {
        return encode(criterion.getKey()) + "=" + encode(criterion.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
